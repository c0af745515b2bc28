import type { AnalysisCache } from '@reposcan/core';
import type { CallPlan } from './plan-calls.js';

/** What an analyzer kept of its files at an earlier analysis. */
export interface KeptCalls {
  /** By path. */
  kept: Map<string, unknown>;
  /** Keeps what it gave this time. */
  keep(facts: ReadonlyMap<string, unknown>): void;
}

/** The facts of the files of a plan in the cache that the caller handed in; without one nothing is known, and nothing kept. */
export function keptCallsOf({ analyzer, files, imports }: CallPlan, cache: AnalysisCache | undefined): KeptCalls {
  const keys = new Map<string, string>();
  const kept = new Map<string, unknown>();
  if (cache === undefined) return { kept, keep: () => undefined };
  // One object for all of them, so that what a key takes from the whole can be found once.
  const input = { files, imports };
  for (const file of files) {
    const key = `calls:${analyzer.id}:${String(analyzer.version)}:${analyzer.keepKey(file, input)}`;
    keys.set(file.path, key);
    const known = cache.get(key);
    if (known !== undefined) kept.set(file.path, known);
  }
  return {
    kept,
    keep(facts) {
      for (const [path, value] of facts) {
        const key = keys.get(path);
        if (key !== undefined) cache.set(key, value);
      }
    },
  };
}
