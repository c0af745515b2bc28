import type { AnalysisCache, ParsedSource } from '@reposcan/core';
import { nameOf } from '../tree/tree-path.js';
import { isParsedSource } from './parsed-source-shape.js';
import type { SourceFile } from './source-file.js';

/** The skeletons that an earlier extraction kept. */
export interface SkeletonCache {
  /** `null` where it is not known, or what was kept is damaged. */
  get(file: SourceFile): ParsedSource | null;
  set(file: SourceFile, parsed: ParsedSource): void;
}

/** Skeletons in the cache that the caller handed in; without one nothing is kept. */
export function createSkeletonCache(cache: AnalysisCache | undefined): SkeletonCache {
  return {
    get(file) {
      const kept = cache?.get(keyOf(file));
      return isParsedSource(kept) ? kept : null;
    },
    set(file, parsed) {
      cache?.set(keyOf(file), parsed);
    },
  };
}

/** Everything that a skeleton depends on: the parser, and what it is told. The folder is not part of it, so a moved file is known. */
function keyOf({ parser, language, entry, path }: SourceFile): string {
  return `skeleton:${parser.languages[0] ?? ''}:${String(parser.version)}:${language}:${entry.oid}:${nameOf(path)}`;
}
