import { parse } from 'smol-toml';
import { asRecord, member, stringEntries } from '../../entry-points/untrusted-record.js';
import type { TreeIndex } from '../../tree/tree-index.js';
import { directoryOf, nameOf } from '../../tree/tree-path.js';
import { declaredRoot, maxDeclaredRoots, type SourceRoot } from './source-root.js';

/** What a `pyproject.toml` says about where modules are, in the words of each build backend. Throws where it is no TOML. */
export function pyprojectRoots(text: string, project: string, tree: TreeIndex): { roots: SourceRoot[]; testRoots: SourceRoot[] } {
  const manifest: unknown = parse(text);
  const tool = member(manifest, 'tool');
  const declared = [...setuptools(at(tool, 'setuptools')), ...poetry(at(tool, 'poetry')), ...hatch(at(tool, 'hatch', 'build')), ...others(tool)];
  const testPaths = listOf(at(tool, 'pytest', 'ini_options', 'pythonpath'));
  const existing = (pairs: readonly Declared[]): SourceRoot[] =>
    pairs.slice(0, maxDeclaredRoots).flatMap(([folder, prefix]) => declaredRoot(project, folder, prefix, tree) ?? []);
  return { roots: existing(declared), testRoots: existing(testPaths.map((folder): Declared => [folder, ''])) };
}

/** A folder relative to the project, and the module name that its content hangs below. */
type Declared = [folder: unknown, prefix: unknown];

function setuptools(table: unknown): Declared[] {
  const packageDir = stringEntries(member(table, 'package-dir')).map(([prefix, folder]): Declared => [folder, prefix]);
  return [...packageDir, ...listOf(at(table, 'packages', 'find', 'where')).map((folder): Declared => [folder, ''])];
}

/** `packages = [{ include = "name", from = "lib", to = "other" }]` */
function poetry(table: unknown): Declared[] {
  return listOf(member(table, 'packages')).map((item): Declared => {
    const to = member(item, 'to');
    return [member(item, 'from') ?? '', typeof to === 'string' ? to.replaceAll('/', '.') : ''];
  });
}

/** `packages = ["src/name"]` installs `name`; `sources` is a list of folders, or says which name each stands for. */
function hatch(build: unknown): Declared[] {
  const tables = [build, at(build, 'targets', 'wheel'), at(build, 'targets', 'sdist')];
  return tables.flatMap((table) => {
    const sources = member(table, 'sources');
    const packages = listOf(member(table, 'packages')).filter((path) => typeof path === 'string');
    return [
      ...listOf(sources).map((folder): Declared => [folder, '']),
      ...stringEntries(sources).map(([folder, name]): Declared => [folder, name.replaceAll('/', '.')]),
      ...packages.filter((path) => nameOf(path) !== '').map((path): Declared => [directoryOf(path), '']),
    ];
  });
}

/** PDM, Maturin, uv, Flit and scikit-build, each with a key of its own. */
function others(tool: unknown): Declared[] {
  const wheelPackages = listOf(at(tool, 'scikit-build', 'wheel', 'packages')).filter((path) => typeof path === 'string');
  const folders = [at(tool, 'pdm', 'build', 'package-dir'), at(tool, 'maturin', 'python-source'), at(tool, 'uv', 'build-backend', 'module-root')];
  return [...folders.filter((folder) => folder !== undefined), ...wheelPackages.map(directoryOf)].map((folder): Declared => [folder, '']);
}

function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((table, key) => member(table, key), asRecord(value) ?? undefined);
}

function listOf(value: unknown): unknown[] {
  if (typeof value === 'string') return value.split(/\s+/, maxDeclaredRoots);
  return Array.isArray(value) ? (value as unknown[]).slice(0, maxDeclaredRoots) : [];
}
