import { directoryOf } from '../tree/tree-path.js';
import type { ReferenceContext } from './reference-context.js';
import type { ReferenceFinder } from './reference-finder.js';

const statement = /^[ \t]*(?:from[ \t]+(\.{0,10}[\w.]{0,200})[ \t]+import[ \t]+(?:\(([^)]{0,4000})|([^\n]{0,1000}))|import[ \t]+([^\n#]{1,500}))/gm;

/** `import a.b` and `from .a import b` of Python. */
export const pythonReferences: ReferenceFinder = {
  languages: new Set(['Python', 'Cython']),
  *find(path, text, context) {
    let count = 0;
    for (const [, from, inParentheses, onLine, plain] of text.matchAll(statement)) {
      count += 1;
      if (count > 2000) return;
      if (plain !== undefined) {
        for (const name of plain.split(',')) {
          const target = resolveAbsolute(path, firstWord(name).split('.'), context);
          if (target !== null) yield target;
        }
      } else if (from !== undefined) {
        yield* resolveFrom(path, from, namesIn(inParentheses ?? onLine ?? ''), context);
      }
    }
  },
};

function namesIn(list: string): string[] {
  return list
    .replace(/#[^\n]*/g, '')
    .split(',', 200)
    .map(firstWord)
    .filter((name) => /^\w+$/.test(name));
}

function firstWord(text: string): string {
  return text.trim().split(/\s/, 1)[0] ?? '';
}

/** Each name may be a module of the package, or something that the package itself defines. */
function* resolveFrom(path: string, from: string, names: readonly string[], context: ReferenceContext): Generator<string> {
  const dots = /^\.*/.exec(from)?.[0].length ?? 0;
  const parts = from.slice(dots).split('.').filter((part) => part !== '');
  let own = false;
  for (const name of names) {
    const module = resolve(path, dots, [...parts, name], context);
    if (module === null) own = true;
    else yield module;
  }
  const container = own || names.length === 0 ? resolve(path, dots, parts, context) : null;
  if (container !== null) yield container;
}

function resolve(path: string, dots: number, parts: readonly string[], context: ReferenceContext): string | null {
  if (dots === 0) return resolveAbsolute(path, parts, context);
  let directory = directoryOf(path);
  for (let up = 1; up < dots; up += 1) directory = directoryOf(directory);
  return moduleAt(directory, parts, context);
}

function resolveAbsolute(path: string, parts: readonly string[], context: ReferenceContext): string | null {
  const roots = context.pythonRoots.get(parts[0] ?? '') ?? [];
  const nearest = [...roots].sort((left, right) => sharedLength(right, path) - sharedLength(left, path));
  // Scripts import the modules beside them; a project's root and `src` hold modules that are no package.
  for (const root of [...nearest.slice(0, 3), directoryOf(path), '', 'src']) {
    const found = moduleAt(root, parts, context);
    if (found !== null) return found;
  }
  return null;
}

function sharedLength(root: string, path: string): number {
  return root === '' ? 0 : path.startsWith(`${root}/`) ? root.length : -1;
}

function moduleAt(root: string, parts: readonly string[], { tree }: ReferenceContext): string | null {
  const base = [...(root === '' ? [] : [root]), ...parts].join('/');
  if (parts.length > 0) {
    for (const extension of ['.py', '.pyx', '.pyi']) {
      if (tree.hasFile(base + extension)) return base + extension;
    }
  }
  const init = base === '' ? '__init__.py' : `${base}/__init__.py`;
  return tree.hasFile(init) ? init : null;
}
