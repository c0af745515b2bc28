import type { FileSkeleton, FileTree, ImportGraph, TreeEntry, Warning } from '@reposcan/core';
import { contentFacts, decodeText } from '../content/content-facts.js';
import type { LanguageIndex } from '../language/language-index.js';
import type { Linker } from '../link/linker.js';
import { admitEntries } from '../observe/admit-entries.js';
import type { AnalysisLimits } from '../observe/analysis-limits.js';
import { readContents } from '../observe/content-reader.js';
import { isFile } from '../observe/tree-file.js';
import { createWarningList, type WarningList } from '../observe/warning-list.js';
import type { LanguageParser, ParsedFile } from '../parse/language-parser.js';
import { roleOfPath } from '../role/role-of-path.js';
import { createTreeIndex, type TreeIndex } from '../tree/tree-index.js';
import { linkImports } from './link-imports.js';
import { readConfigs } from './read-configs.js';

/** What every import graph of one analysis shares. */
export interface ImportGraphSettings {
  limits: Required<AnalysisLimits>;
  languages: LanguageIndex;
  parsers: readonly LanguageParser[];
  linkers: readonly Linker[];
}

/** What one import graph is asked. */
export interface ImportGraphOptions {
  /** Display names of the languages whose files are looked at. @default all that are linked */
  languages?: readonly string[];
  signal?: AbortSignal;
}

/** The import graph alone, and what its reader must know. */
export interface ImportGraphResult {
  importGraph: ImportGraph;
  warnings: Warning[];
}

interface ImportingFile extends ParsedFile {
  entry: TreeEntry;
  parser: LanguageParser;
}

/**
 * Who imports whom, without anything else of a scan: every file is read once, and parsed only where its imports cannot be told otherwise. Files are taken by
 * their names alone, so documentation and examples are in it; what is vendored or generated is not.
 */
export async function readImportGraph(tree: FileTree, { limits, languages, parsers, linkers }: ImportGraphSettings, { languages: only, signal }: ImportGraphOptions): Promise<ImportGraphResult> {
  signal?.throwIfAborted();
  const warnings = createWarningList();
  const entries = admitEntries(tree, limits.maxFiles, warnings).filter(isFile);
  const paths = entries.map(({ path }) => path);
  const index = createTreeIndex(paths);
  const chosen = linkers.filter((linker) => only === undefined || linker.languages.some((language) => only.includes(language)));
  const files = chooseFiles(entries, index, { languages, parsers, linked: new Set(chosen.flatMap((linker) => linker.languages)), only });
  const reading = { maxFileBytes: limits.maxFileBytes, warnings, signal };
  const [skeletons, configs] = await Promise.all([readImports(tree, withinBudget(files, limits, warnings), reading), readConfigs(tree, entries, chosen, { warnings, signal })]);
  const importGraph = await linkImports({ index, paths, skeletons, configs }, chosen, { warnings, signal, onProgress: undefined });
  return { importGraph, warnings: warnings.list() };
}

function chooseFiles(
  entries: readonly TreeEntry[],
  index: TreeIndex,
  { languages, parsers, linked, only }: { languages: LanguageIndex; parsers: readonly LanguageParser[]; linked: ReadonlySet<string>; only: readonly string[] | undefined },
): ImportingFile[] {
  const parserOf = new Map(parsers.flatMap((parser) => parser.languages.map((language) => [language, parser] as const)));
  return entries.flatMap((entry) => {
    const language = languages.byName(entry.path);
    const parser = language === null ? undefined : parserOf.get(language.name);
    if (language === null || parser === undefined || !linked.has(language.name) || only?.includes(language.name) === false) return [];
    const role = roleOfPath(entry.path, language, index);
    return role === 'vendored' || role === 'generated' ? [] : [{ entry, path: entry.path, language: language.name, parser }];
  });
}

function withinBudget(files: readonly ImportingFile[], { maxTotalBytes }: Required<AnalysisLimits>, warnings: WarningList): ImportingFile[] {
  let bytes = 0;
  const fitting = files.filter(({ entry: { size } }) => {
    if (bytes + size > maxTotalBytes) return false;
    bytes += size;
    return true;
  });
  if (fitting.length < files.length) {
    warnings.general('LIMIT_REACHED', `${String(files.length - fitting.length)} of ${String(files.length)} source files were not read. Raise maxTotalBytes to read more.`);
  }
  return fitting;
}

async function readImports(
  tree: FileTree,
  files: readonly ImportingFile[],
  reading: { maxFileBytes: number; warnings: WarningList; signal: AbortSignal | undefined },
): Promise<FileSkeleton[]> {
  const skeletons: FileSkeleton[] = [];
  const unparsed: { file: ImportingFile; text: string }[] = [];
  const add = ({ path, language }: ParsedFile, known: Partial<FileSkeleton>): void => {
    skeletons.push({ path, language, symbols: [], imports: [], exports: [], packageName: null, syntaxErrors: false, ...known });
  };
  const addImports = (file: ImportingFile, text: string): void => {
    try {
      const imports = file.parser.imports?.(text, file) ?? null;
      if (imports === null) unparsed.push({ file, text });
      else add(file, { imports });
    } catch (error) {
      warnAboutFile(reading.warnings, file.path, error);
    }
  };
  await readContents(tree, files, { ...reading, onFile: () => undefined }, (file, bytes) => {
    const { binary, encoding } = contentFacts(bytes);
    if (!binary) addImports(file, decodeText(bytes, encoding));
  });
  for (const { file, text } of unparsed.splice(0)) {
    reading.signal?.throwIfAborted();
    await file.parser.load();
    if (file.parser.imports !== undefined) addImports(file, text);
    else {
      try {
        add(file, file.parser.parse(text, file));
      } catch (error) {
        warnAboutFile(reading.warnings, file.path, error);
      }
    }
  }
  return skeletons;
}

function warnAboutFile(warnings: WarningList, path: string, error: unknown): void {
  warnings.file(path, error instanceof RangeError ? 'is nested too deeply for its parser.' : 'could not be parsed.');
}
