import type { Observation, ObservedFile, Readme } from '@reposcan/core';
import type { EntryPointList } from '../entry-points/entry-point-list.js';
import { fileImportance, importanceScale, type FileFacts } from '../importance/file-importance.js';
import { isRootManifest } from '../importance/root-manifest.js';
import type { LanguageIndex } from '../language/language-index.js';
import { languageShares } from '../statistics/language-shares.js';
import { findLicenceFile } from '../statistics/licence-file.js';
import { repositoryStats } from '../statistics/repository-stats.js';
import { compareText } from '../text/compare-text.js';
import type { AnalysisLimits } from './analysis-limits.js';
import { isFile, type TreeFile } from './tree-file.js';
import type { WarningList } from './warning-list.js';

/** Everything that was seen of a tree. */
export interface Observed {
  files: readonly TreeFile[];
  entryPoints: EntryPointList;
  readme: Readme | null;
  warnings: WarningList;
}

/** Bytes of an average line: what the lines of an unread text are guessed from. */
const bytesPerLine = 40;

/** What follows from all files together. */
export function conclude(
  { files, entryPoints, readme, warnings }: Observed,
  context: { limits: Required<AnalysisLimits>; languages: LanguageIndex; directories: number; truncated: boolean },
): Observation {
  const licenseFile = findLicenceFile(files.filter(({ entry }) => isFile(entry)).map(({ path }) => path));
  const facts = files.map((file) => ({ file, facts: factsOf(file, { entryPoints, readme, licenseFile }) }));
  const scale = importanceScale(facts.map((pair) => pair.facts));
  const observed = facts.map(({ file, facts: known }) => observedFile(file, known, scale));
  observed.sort((left, right) => right.importance - left.importance || compareText(left.path, right.path));
  const { maxEntryPoints } = context.limits;
  if (entryPoints.size > maxEntryPoints) {
    warnings.general('LIMIT_REACHED', `${String(entryPoints.size)} entry points were found; the ${String(maxEntryPoints)} nearest to the root are listed.`);
  }
  warnAboutPointers(files, warnings);
  const counted = files.map(({ entry, path, role, lines, binary }) => ({ path, kind: entry.kind, size: entry.size, role, lines, binary }));
  return {
    files: observed,
    languages: languageShares(
      files.map(({ entry, role, language, lines }) => ({ role, language, lines, size: entry.size })),
      (name) => context.languages.named(name),
    ),
    entryPoints: entryPoints.first(maxEntryPoints),
    stats: repositoryStats(counted, context.directories, context.truncated),
    readme,
    licenseFile,
    warnings: warnings.list(),
  };
}

function factsOf(
  { path, role, language, lines, binary, entry, lfsSize }: TreeFile,
  { entryPoints, readme, licenseFile }: { entryPoints: EntryPointList; readme: Readme | null; licenseFile: string | null },
): FileFacts {
  const isText = isFile(entry) && !binary && lfsSize === null;
  const estimate = isText ? Math.ceil(entry.size / bytesPerLine) : 0;
  const standsFor = path === readme?.path ? 'readme' : path === licenseFile ? 'licence' : isText && isRootManifest(path) ? 'manifest' : null;
  return { path, role, lines: lines ?? estimate, isEntryPoint: entryPoints.has(path), isMarkup: isMarkup(language), standsFor };
}

/** Components hold the logic of an application, whatever Linguist files them under. */
const componentLanguages = new Set(['Vue', 'Svelte', 'Astro', 'Marko', 'Riot', 'templ']);

function isMarkup(language: TreeFile['language']): boolean {
  return language?.type === 'markup' && !componentLanguages.has(language.name);
}

function observedFile({ path, entry, language, role, lines, lfsSize }: TreeFile, facts: FileFacts, scale: Parameters<typeof fileImportance>[1]): ObservedFile {
  const { importance, reasons } = isFile(entry) ? fileImportance(facts, scale) : { importance: 0, reasons: [] };
  if (lfsSize !== null) reasons.push({ factor: `Git LFS pointer to ${String(lfsSize)} bytes`, contribution: 0 });
  return { path, size: entry.size, language: language?.name ?? null, role, lines, importance, reasons };
}

function warnAboutPointers(files: readonly TreeFile[], warnings: WarningList): void {
  const pointers = files.filter(({ lfsSize }) => lfsSize !== null).length;
  if (pointers === 0) return;
  warnings.general('PARTIAL_RESULT', `${String(pointers)} files are Git LFS pointers: their sizes are those of the pointers, and their contents were not looked at.`);
}
