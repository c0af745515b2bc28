import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import type { LinkContext } from '../linker.js';

/** A Go module of the tree. */
export interface GoModule {
  /** The import path of its root; several where a `replace` gives it another one. */
  path: string;
  folder: string;
}

/** What the `go.mod` and `go.work` files of a tree say. */
export interface GoModules {
  /** By import path. The first folder, by path, where two modules have the same. */
  byPath: ReadonlyMap<string, GoModule>;
  /** The path of every module that is required anywhere: what an external import belongs to. */
  required: ReadonlySet<string>;
}

/** Longer files are cut; real ones have some hundred lines. Characters. */
const maxLength = 500_000;

/** Whether a file names modules. */
export function isGoManifest(path: string): boolean {
  const name = nameOf(path);
  return name === 'go.mod' || name === 'go.work';
}

/**
 * The modules of a tree. A module that another one of the same tree requires is taken from the tree, also where neither `go.work` nor `replace` says so: that
 * is where its next version comes from.
 */
export function goModules({ configs, tree, warn }: LinkContext): GoModules {
  const byPath = new Map<string, GoModule>();
  const required = new Set<string>();
  const add = (path: string, folder: string): void => {
    if (!byPath.has(path)) byPath.set(path, { path, folder });
  };
  const manifests = [...configs.keys()].filter((path) => isGoManifest(path) && !isVendored(path)).sort();
  const directives = new Map(manifests.map((path) => [path, goDirectives(configs.get(path) ?? '')]));
  for (const [path, list] of directives) {
    if (nameOf(path) !== 'go.mod') continue;
    const module = list.find(({ verb }) => verb === 'module')?.words[0];
    if (module === undefined) warn(path, 'names no module: imports of its packages are not linked.');
    else add(module, directoryOf(path));
  }
  for (const [path, list] of directives) {
    for (const { verb, words } of list) {
      if (verb === 'require' && words[0] !== undefined) required.add(words[0]);
      if (verb !== 'replace') continue;
      const [original = ''] = words;
      const target = words[words.indexOf('=>') + 1] ?? '';
      const folder = /^\.{1,2}(?:\/|$)/.test(target) ? resolvePath(directoryOf(path), target) : null;
      if (folder !== null && tree.hasDirectory(folder)) add(original, folder);
    }
  }
  return { byPath, required };
}

/** Whether a file is a copy of somebody else's module. */
export function isVendored(path: string): boolean {
  return path.startsWith('vendor/') || path.includes('/vendor/');
}

interface GoDirective {
  verb: string;
  words: string[];
}

/** `verb words` and `verb ( words … )`, one a line. */
function goDirectives(text: string): GoDirective[] {
  const directives: GoDirective[] = [];
  let block: string | null = null;
  for (const line of text.slice(0, maxLength).split('\n')) {
    const words = (line.split('//', 1)[0] ?? '').trim().split(/\s+/).map(unquoted).filter((word) => word !== '');
    const [first, second] = words;
    if (first === undefined) continue;
    if (block !== null && first === ')') block = null;
    else if (block !== null) directives.push({ verb: block, words });
    else if (second === '(') block = first;
    else directives.push({ verb: first, words: words.slice(1) });
  }
  return directives;
}

function unquoted(word: string): string {
  return /^(["`]).*\1$/.test(word) ? word.slice(1, -1) : word;
}
