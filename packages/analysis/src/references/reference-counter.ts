import type { FileRole } from '@reposcan/core';
import { goReferences } from './go-references.js';
import { includeReferences } from './include-references.js';
import { pathReferences } from './path-references.js';
import { pythonReferences } from './python-references.js';
import type { ReferenceContext } from './reference-context.js';
import type { ReferenceFinder } from './reference-finder.js';
import { rubyReferences } from './ruby-references.js';
import { rustReferences } from './rust-references.js';
import { scriptReferences } from './script-references.js';
import { typeNameReferences } from './type-name-references.js';

/** Every way of finding references. A language is read by the first that knows it. */
export const referenceFinders: readonly ReferenceFinder[] = [
  scriptReferences,
  pythonReferences,
  goReferences,
  rustReferences,
  includeReferences,
  rubyReferences,
  typeNameReferences,
  ...pathReferences,
];

/** Counts how many files of a tree refer to each. */
export interface ReferenceCounter {
  /** Adds what a file refers to. A file counts once for each that it refers to, and not for itself. */
  add(file: { path: string; role: FileRole; language: string }, text: string): void;
  /** Files that refer to this one. */
  of(path: string): number;
}

/** A counter that knows nothing yet. */
export function createReferenceCounter(context: ReferenceContext): ReferenceCounter {
  const byLanguage = new Map<string, ReferenceFinder>();
  for (const finder of [...referenceFinders].reverse()) {
    for (const language of finder.languages) byLanguage.set(language, finder);
  }
  const counts = new Map<string, number>();
  return {
    add({ path, role, language }, text) {
      // What tests and examples use says what is public, not what the code rests on.
      if (role !== 'source') return;
      const finder = byLanguage.get(language);
      if (finder === undefined) return;
      const targets = new Set(finder.find(path, text, context));
      targets.delete(path);
      for (const target of targets) counts.set(target, (counts.get(target) ?? 0) + 1);
    },
    of: (path) => counts.get(path) ?? 0,
  };
}
