import type { TreeIndex } from '../../tree/tree-index.js';
import { iniSections } from './ini-sections.js';
import { declaredRoot, maxDeclaredRoots, type SourceRoot } from './source-root.js';

/** What `setup.cfg`, `tox.ini` or `pytest.ini` says about where modules are. */
export function setupCfgRoots(text: string, project: string, tree: TreeIndex): { roots: SourceRoot[]; testRoots: SourceRoot[] } {
  const sections = iniSections(text);
  const options = sections.get('options');
  const packageDir = listOf(options?.get('package_dir') ?? options?.get('package-dir')).map((pair) => {
    const equals = pair.indexOf('=');
    return [pair.slice(equals + 1), equals === -1 ? '' : pair.slice(0, equals)] as const;
  });
  const where = listOf(sections.get('options.packages.find')?.get('where')).map((folder) => [folder, ''] as const);
  const pythonPath = (sections.get('tool:pytest') ?? sections.get('pytest'))?.get('pythonpath') ?? '';
  const testPaths = pythonPath.split(/\s+/, maxDeclaredRoots).filter((folder) => folder !== '');
  return {
    roots: [...packageDir, ...where].flatMap(([folder, prefix]) => declaredRoot(project, folder, prefix, tree) ?? []),
    testRoots: testPaths.flatMap((folder) => declaredRoot(project, folder, '', tree) ?? []),
  };
}

const packageDirPattern = /\bpackage_dir[ \t]*=[ \t]*\{([^{}]{0,2000})\}/;
const findPackagesPattern = /\bfind(?:_namespace)?_packages\([ \t\r\n]{0,100}(?:where[ \t]*=[ \t]*)?["']([^"'\n]{1,200})["']/g;

/** What the literals of a `setup.py` say: `package_dir={"": "src"}`, `find_packages("src")`. It is read, never run. */
export function setupPyRoots(text: string, project: string, tree: TreeIndex): SourceRoot[] {
  const head = text.slice(0, 200_000);
  const pairs = packageDirPattern.exec(head);
  const declared: (readonly [string, string])[] = [];
  for (const [, prefix = '', folder = ''] of (pairs?.[1] ?? '').matchAll(/["']([\w.]{0,100})["'][ \t]*:[ \t]*["']([^"'\n]{1,200})["']/g)) declared.push([folder, prefix]);
  for (const [, folder = ''] of head.matchAll(findPackagesPattern)) declared.push([folder, '']);
  return declared.slice(0, maxDeclaredRoots).flatMap(([folder, prefix]) => declaredRoot(project, folder, prefix, tree) ?? []);
}

function listOf(value: string | undefined): string[] {
  return (value ?? '')
    .split(/[\n,]/, maxDeclaredRoots)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
