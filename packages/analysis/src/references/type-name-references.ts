import { directoryOf } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

const typeName = /\b([A-Z]\w{2,80})\b/g;
const extensions = ['.java', '.kt', '.cs', '.swift', '.php', '.scala', '.groovy', '.fs', '.cls', '.vb'];

/**
 * Languages whose files hold one type each and are named after it, and where a type of the same package needs no import: a file refers to those whose
 * names it mentions.
 */
export const typeNameReferences: ReferenceFinder = {
  languages: new Set(['Java', 'Kotlin', 'C#', 'Swift', 'PHP', 'Scala', 'Groovy', 'F#', 'Apex', 'Visual Basic .NET', 'HTML+Razor', 'Blade']),
  *find(path, text, { tree }) {
    for (const name of new Set(captures(typeName, text, 20_000))) {
      const target = fileOfType(name, path, tree);
      if (target !== null) yield target;
    }
  },
};

/** The one file of that name; among several the one beside, else none: guessing would favour common names. */
function fileOfType(name: string, from: string, tree: TreeIndex): string | null {
  const candidates = extensions.flatMap((extension) => tree.filesNamed(name + extension).slice(0, 20));
  if (candidates.length <= 1) return candidates[0] ?? null;
  return candidates.find((candidate) => directoryOf(candidate) === directoryOf(from)) ?? null;
}
