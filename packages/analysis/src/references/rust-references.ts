import { directoryOf, stemOf } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import type { ReferenceContext } from './reference-context.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

const moduleDeclaration = /^[ \t]*(?:pub(?:\([^)\n]{0,50}\))?[ \t]+)?mod[ \t]+(\w{1,100})[ \t]*;/gm;
const usePath = /\b((?:crate|super|self|\w{1,60})(?:::\w{1,100}){1,8})/g;

/** `mod x;` and paths such as `crate::a::b`, `super::x` and `sibling_crate::y` of Rust. */
export const rustReferences: ReferenceFinder = {
  languages: new Set(['Rust']),
  *find(path, text, context) {
    const own = moduleDirectory(path);
    for (const name of captures(moduleDeclaration, text)) {
      const target = moduleFile(own, [name], context.tree);
      if (target !== null) yield target;
    }
    for (const name of new Set(captures(usePath, text, 5000))) {
      const target = resolve(path, name.split('::'), context);
      if (target !== null) yield target;
    }
  },
};

/** Where the modules that a file declares are: beside it for `lib.rs`, `main.rs` and `mod.rs`, else in the folder of its name. */
function moduleDirectory(path: string): string {
  const directory = directoryOf(path);
  const stem = stemOf(path);
  if (stem === 'lib' || stem === 'main' || stem === 'mod') return directory;
  return directory === '' ? stem : `${directory}/${stem}`;
}

function resolve(path: string, parts: readonly string[], context: ReferenceContext): string | null {
  const { tree, packages } = context;
  const [first = '', ...rest] = parts;
  if (first === 'crate') return longest(crateRoot(path, tree), rest, tree);
  if (first === 'self') return longest(moduleDirectory(path), rest, tree);
  if (first === 'super') return longest(directoryOf(moduleDirectory(path)), rest, tree);
  const directory = packages.cargo.get(first);
  if (directory === undefined) return null;
  const root = directory === '' ? 'src' : `${directory}/src`;
  return longest(root, rest, tree) ?? (tree.hasFile(`${root}/lib.rs`) ? `${root}/lib.rs` : null);
}

/** The deepest module that a path leads to: what follows is an item in it. */
function longest(directory: string, parts: readonly string[], tree: TreeIndex): string | null {
  for (let length = parts.length; length > 0; length -= 1) {
    const found = moduleFile(directory, parts.slice(0, length), tree);
    if (found !== null) return found;
  }
  return null;
}

function moduleFile(directory: string, parts: readonly string[], tree: TreeIndex): string | null {
  const base = [...(directory === '' ? [] : [directory]), ...parts].join('/');
  return [`${base}.rs`, `${base}/mod.rs`].find((candidate) => tree.hasFile(candidate)) ?? null;
}

function crateRoot(path: string, tree: TreeIndex): string {
  let directory = directoryOf(path);
  while (directory !== '' && !tree.hasFile(`${directory}/lib.rs`) && !tree.hasFile(`${directory}/main.rs`)) directory = directoryOf(directory);
  return directory;
}
