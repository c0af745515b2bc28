import type { LinkContext } from '../linker.js';
import { joinPath } from '../nearest.js';
import { directoryOf, nameOf } from '../../tree/tree-path.js';
import type { PythonFolders } from './python-folders.js';
import { pyprojectRoots } from './pyproject-roots.js';
import { setupCfgRoots, setupPyRoots } from './setup-roots.js';
import type { PythonProject, SourceRoot } from './source-root.js';

const manifests = new Set(['pyproject.toml', 'setup.cfg', 'setup.py', 'pytest.ini', 'tox.ini']);

/** A monorepo has some hundred; a hostile tree may have any number. */
const maxProjects = 2000;

/** Whether a file says where the modules of a Python project are. */
export function isPythonManifest(path: string): boolean {
  return manifests.has(nameOf(path));
}

/** The projects of a tree by their folder; the root is one in any case. */
export function pythonProjects({ configs, tree, warn }: LinkContext, folders: PythonFolders): Map<string, PythonProject> {
  const projects = new Map<string, PythonProject>([['', { folder: '', roots: [], testRoots: [] }]]);
  for (const path of [...configs.keys()].filter(isPythonManifest).sort()) {
    const folder = directoryOf(path);
    const project = projects.get(folder) ?? { folder, roots: [], testRoots: [] };
    if (projects.size >= maxProjects && !projects.has(folder)) {
      warn(path, `is not heeded: more than ${String(maxProjects)} Python projects.`);
      break;
    }
    projects.set(folder, project);
    try {
      const found = read(nameOf(path), configs.get(path) ?? '', folder, tree);
      project.roots.push(...found.roots);
      project.testRoots.push(...found.testRoots);
    } catch {
      warn(path, 'could not be understood: no source folders were taken from it.');
    }
  }
  for (const project of projects.values()) project.roots = completed(project, folders);
  return projects;
}

function read(name: string, text: string, folder: string, tree: LinkContext['tree']): { roots: SourceRoot[]; testRoots: SourceRoot[] } {
  if (name === 'pyproject.toml') return pyprojectRoots(text, folder, tree);
  if (name === 'setup.py') return { roots: setupPyRoots(text, folder, tree), testRoots: [] };
  return setupCfgRoots(text, folder, tree);
}

/** What is declared, then what the tools assume: `src` where it is no package itself, and the folder of the project. */
function completed({ folder, roots }: PythonProject, folders: PythonFolders): SourceRoot[] {
  const src = joinPath(folder, 'src');
  const assumed = folders.hasModules(src) && !folders.isPackage(src) ? [src, folder] : [folder];
  const all = [...roots, ...assumed.map((path): SourceRoot => ({ folder: path, prefix: '' }))];
  const distinct = new Map(all.map((root) => [JSON.stringify([root.folder, root.prefix]), root]));
  return [...distinct.values()];
}
