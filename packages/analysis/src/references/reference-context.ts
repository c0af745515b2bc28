import type { TreeIndex } from '../tree/tree-index.js';
import { directoryOf, nameOf } from '../tree/tree-path.js';

/** What is needed to turn the name in an import into a file of the tree. */
export interface ReferenceContext {
  tree: TreeIndex;
  /** Folder of each package of the tree by the name that others import it by, per ecosystem. */
  packages: Record<'npm' | 'go' | 'cargo' | 'pub', ReadonlyMap<string, string>>;
  /** Folders to look in for a Python module or package, by its top-level name. */
  pythonRoots: ReadonlyMap<string, readonly string[]>;
}

/** Manifests that name a package of the tree: they are read before everything else. */
export function namesPackage(path: string): boolean {
  return /(?:^|\/)(?:package\.json|go\.mod|Cargo\.toml|pubspec\.yaml)$/.test(path);
}

/** The context of a tree from its manifests. */
export function createReferenceContext(tree: TreeIndex, manifests: readonly { path: string; text: string }[], paths: readonly string[]): ReferenceContext {
  const packages = { npm: new Map<string, string>(), go: new Map<string, string>(), cargo: new Map<string, string>(), pub: new Map<string, string>() };
  for (const { path, text } of manifests) {
    const directory = directoryOf(path);
    switch (nameOf(path)) {
      case 'package.json':
        remember(packages.npm, /^[ \t{]*"name"[ \t]*:[ \t]*"([^"\n]{1,214})"/m.exec(text)?.[1], directory);
        break;
      case 'go.mod':
        remember(packages.go, /^module[ \t]+"?([^\s"]{1,500})/m.exec(text)?.[1], directory);
        break;
      case 'Cargo.toml':
        remember(packages.cargo, crateName(text), directory);
        break;
      default:
        remember(packages.pub, /^name:[ \t]*(\w{1,100})/m.exec(text)?.[1], directory);
    }
  }
  return { tree, packages, pythonRoots: pythonRoots(tree, paths) };
}

/** The first package of a name wins: paths are sorted, so it does not depend on the order of the tree. */
function remember(packages: Map<string, string>, name: string | undefined, directory: string): void {
  if (name !== undefined && !packages.has(name)) packages.set(name, directory);
}

/** The name that `use` knows a crate by: dashes become underscores. */
function crateName(text: string): string | undefined {
  const section = /^\[package\][ \t]*\r?$/m.exec(text);
  const after = section === null ? '' : text.slice(section.index, section.index + 4000);
  return /^name[ \t]*=[ \t]*"([\w-]{1,100})"/m.exec(after)?.[1]?.replaceAll('-', '_');
}

/** A hostile tree may hold the same package a hundred thousand times. */
const maxRoots = 50;

/** A folder is a root where it holds a package (a folder with `__init__.py`) and is none itself. */
function pythonRoots(tree: TreeIndex, paths: readonly string[]): Map<string, string[]> {
  const roots = new Map<string, string[]>();
  for (const path of paths) {
    if (nameOf(path) !== '__init__.py') continue;
    const directory = directoryOf(path);
    const root = directoryOf(directory);
    if (directory === '' || tree.hasFile(root === '' ? '__init__.py' : `${root}/__init__.py`)) continue;
    const name = nameOf(directory);
    const known = roots.get(name);
    if (known === undefined) roots.set(name, [root]);
    else if (known.length < maxRoots) known.push(root);
  }
  return roots;
}
