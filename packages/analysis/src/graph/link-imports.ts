import { setImmediate } from 'node:timers/promises';
import { plainText, type FileSkeleton, type ImportGraph, type ImportStatement } from '@reposcan/core';
import type { ImportResolver, ImportTarget, Linker } from '../link/linker.js';
import type { WarningList } from '../observe/warning-list.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { createImportGraphDraft, type Link } from './import-graph-draft.js';

/** Imports between two moments in which the event loop may do something else: report, abort, answer. */
const importsPerTurn = 2000;

/** What there is to link. */
export interface Linkable {
  index: TreeIndex;
  /** All paths, sorted. */
  paths: readonly string[];
  /** By path. */
  skeletons: readonly FileSkeleton[];
  configs: ReadonlyMap<string, string>;
}

/** How linking is watched. */
export interface LinkWatch {
  warnings: WarningList;
  signal: AbortSignal | undefined;
  onProgress: ((progress: { done: number; total: number }) => void) | undefined;
}

interface LinkedFile {
  skeleton: FileSkeleton;
  family: string;
  resolve: ImportResolver;
}

/** Where every import leads. What a resolver throws costs the import, with a warning; what creating it throws costs its languages. */
export async function linkImports({ index, paths, skeletons, configs }: Linkable, linkers: readonly Linker[], { warnings, signal, onProgress }: LinkWatch): Promise<ImportGraph> {
  const draft = createImportGraphDraft((path) => index.hasFile(path));
  const files = linkers
    .flatMap((linker, at) => resolvable(linker, { index, paths, skeletons: claimed(skeletons, linkers, at), configs }, warnings))
    .sort((left, right) => (left.skeleton.path < right.skeleton.path ? -1 : 1));
  const step = Math.max(1, Math.ceil(files.length / 100));
  let sinceTurn = 0;
  for (const [at, { skeleton, family, resolve }] of files.entries()) {
    draft.add(skeleton, family, linksOf(skeleton, resolve, warnings));
    sinceTurn += skeleton.imports.length + 1;
    if (sinceTurn >= importsPerTurn) {
      sinceTurn = 0;
      await setImmediate();
      signal?.throwIfAborted();
    }
    if ((at + 1) % step === 0 || at + 1 === files.length) {
      onProgress?.({ done: at + 1, total: files.length });
      signal?.throwIfAborted();
    }
  }
  return draft.finish(warnings);
}

/** The skeletons of a linker's languages; the first linker that names a language has it. */
function claimed(skeletons: readonly FileSkeleton[], linkers: readonly Linker[], at: number): FileSkeleton[] {
  return skeletons.filter(({ language }) => linkers.findIndex(({ languages }) => languages.includes(language)) === at);
}

function resolvable(linker: Linker, { index, paths, skeletons, configs }: Linkable, warnings: WarningList): LinkedFile[] {
  if (skeletons.length === 0) return [];
  const context = {
    tree: index,
    paths,
    skeletons: new Map(skeletons.map((skeleton) => [skeleton.path, skeleton])),
    configs: new Map([...configs].filter(([path]) => linker.reads(path))),
    warn: (path: string, message: string) => warnings.file(path, message),
  };
  const [family = ''] = linker.languages;
  try {
    const resolve = linker.createResolver(context);
    return skeletons.map((skeleton) => ({ skeleton, family, resolve }));
  } catch (error) {
    warnings.general('PARTIAL_RESULT', `The imports of ${linker.languages.join(', ')} could not be linked: ${messageOf(error)}`);
    return [];
  }
}

function linksOf(skeleton: FileSkeleton, resolve: ImportResolver, warnings: WarningList): Link[] {
  let failures = 0;
  const targetOf = (statement: ImportStatement): ImportTarget => {
    try {
      return resolve(skeleton, statement);
    } catch (error) {
      // Once a file: a resolver that fails on one import is likely to fail on its neighbours.
      if (failures === 0) warnings.file(skeleton.path, `has an import that could not be linked (line ${String(statement.line)}): ${messageOf(error)}`);
      failures += 1;
      return { kind: 'unresolved', reason: 'Linking it failed.' };
    }
  };
  return skeleton.imports.map((statement) => ({ statement, target: targetOf(statement) }));
}

function messageOf(error: unknown): string {
  return plainText(error instanceof Error ? error.message : 'unknown error', 200);
}
