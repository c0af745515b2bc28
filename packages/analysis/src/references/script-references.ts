import { directoryOf, resolvePath } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { sourceOfBuilt } from '../entry-points/source-of-built.js';
import type { ReferenceContext } from './reference-context.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

const specifier = /\b(?:from|import|require|export)[ \t\r\n]{0,20}\(?[ \t\r\n]{0,20}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')/g;
const extensions = ['', '.ts', '.tsx', '.js', '.jsx', '.mts', '.cts', '.mjs', '.cjs', '.vue', '.svelte', '.astro', '.json', '.d.ts', '.coffee'];

/** `import`, `export … from` and `require` of JavaScript, TypeScript and component files. */
export const scriptReferences: ReferenceFinder = {
  languages: new Set(['JavaScript', 'TypeScript', 'TSX', 'Vue', 'Svelte', 'Astro', 'MDX', 'CoffeeScript']),
  *find(path, text, context) {
    for (const name of captures(specifier, text)) {
      const target = name.startsWith('.')
        ? resolveModule(resolvePath(directoryOf(path), name), context.tree)
        : (resolvePackage(name, context) ?? resolveAlias(path, name, context.tree));
      if (target !== null) yield target;
    }
  },
};

/** The file that a path without certain extension means, or `null`. */
export function resolveModule(base: string | null, tree: TreeIndex): string | null {
  if (base === null) return null;
  for (const extension of extensions) {
    if (tree.hasFile(base + extension)) return base + extension;
  }
  // TypeScript's sources are imported by the names of what they are compiled to.
  const source = /^(.*)\.([cm]?)jsx?$/.exec(base);
  if (source !== null) {
    for (const extension of [`.${source[2] ?? ''}ts`, '.tsx', '.ts']) {
      if (tree.hasFile(`${source[1] ?? ''}${extension}`)) return `${source[1] ?? ''}${extension}`;
    }
  }
  return tree.hasDirectory(base) ? indexOf(base, tree) : null;
}

function indexOf(directory: string, tree: TreeIndex): string | null {
  const prefix = directory === '' ? '' : `${directory}/`;
  const extension = extensions.find((candidate) => candidate !== '' && tree.hasFile(`${prefix}index${candidate}`));
  return extension === undefined ? null : `${prefix}index${extension}`;
}

/** An import of a sibling package of the same tree by its name. */
function resolvePackage(name: string, { tree, packages }: ReferenceContext): string | null {
  const parts = name.split('/');
  const length = name.startsWith('@') ? 2 : 1;
  const directory = packages.npm.get(parts.slice(0, length).join('/'));
  if (directory === undefined) return null;
  const inside = parts.slice(length).join('/');
  const at = (path: string): string => (directory === '' ? path : `${directory}/${path}`);
  if (inside === '') return indexOf(at('src'), tree) ?? sourceOfBuilt(at('dist/index.js'), tree) ?? indexOf(directory, tree);
  return resolveModule(at(inside), tree) ?? resolveModule(at(`src/${inside}`), tree) ?? sourceOfBuilt(at(inside), tree);
}

/** `@/x` and `~/x`: by convention the sources of the nearest package. */
function resolveAlias(path: string, name: string, tree: TreeIndex): string | null {
  if (!name.startsWith('@/') && !name.startsWith('~/')) return null;
  for (let directory = directoryOf(path); ; directory = directoryOf(directory)) {
    const prefix = directory === '' ? '' : `${directory}/`;
    if (directory === '' || tree.hasFile(`${prefix}package.json`)) {
      const inside = name.slice(2);
      return ['src/', 'app/', ''].map((root) => resolveModule(`${prefix}${root}${inside}`, tree)).find((found) => found !== null) ?? null;
    }
  }
}
