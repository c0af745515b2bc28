import { directoryOf, nameOf, resolvePath } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

const include = /^[ \t]*#[ \t]*(?:include|import)[ \t]*(?:"([^"\n]{1,300})"|<([^>\n]{1,300})>)/gm;
const implementations = ['.c', '.cc', '.cpp', '.cxx', '.m', '.mm', '.cu'];

/** `#include` and `#import` of the C family. A header stands for its implementation beside it too. */
export const includeReferences: ReferenceFinder = {
  languages: new Set(['C', 'C++', 'Objective-C', 'Objective-C++', 'Cuda', 'Metal', 'GLSL', 'HLSL', 'OpenCL', 'Yacc', 'Bison', 'Lex']),
  *find(path, text, { tree }) {
    for (const name of captures(include, text)) {
      const header = resolveInclude(directoryOf(path), name, tree);
      if (header === null) continue;
      yield header;
      const stem = header.replace(/\.\w+$/, '');
      const source = implementations.map((extension) => stem + extension).find((candidate) => tree.hasFile(candidate));
      if (source !== undefined) yield source;
    }
  },
};

function resolveInclude(directory: string, name: string, tree: TreeIndex): string | null {
  const beside = resolvePath(directory, name);
  if (beside !== null && tree.hasFile(beside)) return beside;
  // Include paths are a matter of the build: the one file of that name whose path ends alike.
  const suffix = `/${resolvePath('', name) ?? nameOf(name)}`;
  const candidates = tree.filesNamed(nameOf(name));
  if (candidates.length > 20) return null;
  const matching = candidates.filter((path) => `/${path}`.endsWith(suffix));
  return matching.length === 1 ? (matching[0] ?? null) : null;
}
