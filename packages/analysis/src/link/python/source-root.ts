import type { TreeIndex } from '../../tree/tree-index.js';
import { resolvePath } from '../../tree/tree-path.js';

/** A folder from which modules are imported by name. */
export interface SourceRoot {
  folder: string;
  /** The name that what is in the folder hangs below: `a.b` for `package_dir = {"a.b": "lib"}`; empty where its modules are top-level. */
  prefix: string;
}

/** What the files of one project say about where its modules are. */
export interface PythonProject {
  /** Of its `pyproject.toml`, `setup.cfg` or `setup.py`. */
  folder: string;
  /** Where the modules that it installs are: what it declares, `src`, and the folder itself. */
  roots: SourceRoot[];
  /** Where only its own tests look: pytest's `pythonpath`. */
  testRoots: SourceRoot[];
}

/** No project needs more; a stranger's may have any number. */
export const maxDeclaredRoots = 50;

/** A root that a project declares relative to its folder, or `null` where it is no folder of the tree. */
export function declaredRoot(project: string, folder: unknown, prefix: unknown, tree: TreeIndex): SourceRoot | null {
  if (typeof folder !== 'string' || typeof prefix !== 'string' || folder.startsWith('/')) return null;
  const resolved = resolvePath(project, folder.trim());
  return resolved !== null && tree.hasDirectory(resolved) ? { folder: resolved, prefix: prefix.trim() } : null;
}
