import type { FileRole, FileTree, Observation, TreeEntry } from '@reposcan/core';
import { isFile } from '../observe/tree-file.js';
import type { AnalysisLimits } from '../observe/analysis-limits.js';
import type { WarningList } from '../observe/warning-list.js';
import type { LanguageParser } from '../parse/language-parser.js';
import { compareText } from '../text/compare-text.js';
import type { SourceFile } from './source-file.js';

/** What people wrote to be run. Build and configuration files count where they are programs: `vite.config.ts`, `setup.py`. */
const parsedRoles: ReadonlySet<FileRole> = new Set(['source', 'test', 'build', 'config']);

/** What is parsed, by path, and what cannot be because of its size. */
export interface ExtractionPlan {
  files: SourceFile[];
  tooLarge: { path: string; reason: string }[];
}

/**
 * The files of an observation whose skeletons are wanted: those of a language with a parser that people wrote to be run, and entry points whatever wrote
 * them. Where they are more than `maxTotalBytes`, the important ones.
 */
export function planExtraction(
  tree: FileTree,
  observation: Observation,
  { limits, parsers }: { limits: Required<AnalysisLimits>; parsers: readonly LanguageParser[] },
  warnings: WarningList,
): ExtractionPlan {
  const parserOf = new Map(parsers.flatMap((parser) => parser.languages.map((language) => [language, parser] as const)));
  const entryPoints = new Set(observation.entryPoints.map(({ path }) => path));
  const entries = entriesByPath(tree);
  const files: SourceFile[] = [];
  const tooLarge: ExtractionPlan['tooLarge'] = [];
  let bytes = 0;
  let wanted = 0;
  // By importance, so that the budget is spent on what matters.
  for (const { path, language, role, size } of observation.files) {
    const parser = language === null ? undefined : parserOf.get(language);
    const entry = entries.get(path);
    if (parser === undefined || language === null || entry === undefined || !(parsedRoles.has(role) || entryPoints.has(path))) continue;
    wanted += 1;
    if (size > limits.maxFileBytes) {
      tooLarge.push({ path, reason: `it has ${String(size)} bytes, and the limit maxFileBytes is ${String(limits.maxFileBytes)}` });
    } else if (bytes + size <= limits.maxTotalBytes) {
      bytes += size;
      files.push({ entry, path, language, parser });
    }
  }
  const left = wanted - files.length - tooLarge.length;
  if (left > 0) warnings.general('LIMIT_REACHED', `${String(left)} of ${String(wanted)} source files were not parsed. Raise maxTotalBytes to parse more.`);
  files.sort((one, other) => compareText(one.path, other.path));
  return { files, tooLarge };
}

/** The entry that observing took, too, where a damaged tree lists a path twice. */
function entriesByPath(tree: FileTree): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (const entry of tree.entries) {
    if (!isFile(entry)) continue;
    const other = entries.get(entry.path);
    if (other === undefined || compareText(entry.oid, other.oid) < 0) entries.set(entry.path, entry);
  }
  return entries;
}
