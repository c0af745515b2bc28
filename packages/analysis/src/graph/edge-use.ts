import type { ImportEdge } from '@reposcan/core';

/**
 * Whether an import takes part in loading: it runs when its file is loaded. Types are gone by then, a lazy or conditional import comes later, and Rust's
 * `mod` says which file belongs to which, not which one uses which. Only such imports make a cycle that can bite.
 */
export function runsOnLoad({ kind, typeOnly, conditional }: ImportEdge): boolean {
  return !typeOnly && !conditional && kind !== 'dynamic' && kind !== 'module';
}

/** Whether one file needs another at run time, now or later. Layers are made of such imports. */
export function neededAtRunTime({ kind, typeOnly }: ImportEdge): boolean {
  return !typeOnly && kind !== 'module';
}
