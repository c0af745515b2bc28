import { directoryOf, resolvePath } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { sourceOfBuilt } from './source-of-built.js';

const scriptName = /^[\w./@-]{1,200}\.(?:[cm]?[jt]sx?|py|rb|sh|php|pl|lua|ex|exs|jar|go|ps1|R|jl)$/;

/**
 * The file of the tree that a command runs: `node dist/server.js`, `python -m app.main`, `uvicorn app.main:app`, `./run.sh`. `null` where no
 * word of it is one. `directory` is where the command is written.
 */
export function commandTarget(command: string, directory: string, tree: TreeIndex): string | null {
  for (const word of command.slice(0, 2000).split(/[\s"',[\]=]+/)) {
    const target = wordTarget(word, directory, tree);
    if (target !== null) return target;
  }
  return null;
}

function wordTarget(word: string, directory: string, tree: TreeIndex): string | null {
  if (word === '' || word.startsWith('-')) return null;
  if (scriptName.test(word)) {
    // In a container the sources are below `/app` or the like.
    const relative = word.startsWith('/') ? word.split('/').slice(2).join('/') : word;
    return existing(resolvePath(directory, relative), tree) ?? existing(resolvePath('', relative), tree);
  }
  // A Python module, with or without the object in it.
  const module = /^([a-z_]\w*(?:\.\w+)+|[a-z_]\w*(?=:))(?::\w+)?$/i.exec(word)?.[1];
  if (module !== undefined) return pythonModule(module, directory, tree);
  const path = /^\.{0,2}\/?[\w./-]{1,200}$/.test(word) && word.includes('/') ? resolvePath(directory, word) : null;
  return path !== null && tree.hasFile(path) ? path : null;
}

function existing(path: string | null, tree: TreeIndex): string | null {
  return path === null ? null : sourceOfBuilt(path, tree);
}

/** The file of a dotted module, looked for in a folder, in its `src` and `lib`, and from the root. */
export function pythonModule(module: string, directory: string, tree: TreeIndex): string | null {
  const path = module.split('.').join('/');
  for (const root of [directory, resolvePath(directory, 'src'), resolvePath(directory, 'lib'), '', directoryOf(directory)]) {
    if (root === null) continue;
    const base = root === '' ? path : `${root}/${path}`;
    const found = [`${base}.py`, `${base}/__init__.py`, `${base}/__main__.py`].find((candidate) => tree.hasFile(candidate));
    if (found !== undefined) return found;
  }
  return null;
}
