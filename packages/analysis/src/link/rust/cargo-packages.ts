import { parse } from 'smol-toml';
import { asRecord, member } from '../../entry-points/untrusted-record.js';
import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import type { LinkContext } from '../linker.js';
import { foldersUpward } from '../nearest.js';

/** What a `Cargo.toml` says of a package. */
export interface CargoPackage {
  folder: string;
  /** What `use` knows its library by: dashes are underscores. */
  crate: string;
  /** The first file of its library, or `null`. */
  library: string | null;
  /** The first files of its library, programs, examples, tests and benchmarks that it names; those that Cargo finds by itself are not among them. */
  targets: string[];
  /** Paths of `use` begin at the root of the crate, as they did before 2018. */
  edition2015: boolean;
  /** By what `use` knows it: the name of the package, and the folder where it is one of the tree. */
  dependencies: ReadonlyMap<string, { name: string; folder: string | null }>;
}

/** A hostile tree may hold any number. */
const maxPackages = 5000;
const maxEntries = 1000;

/** The packages of a tree by their folder. A manifest that cannot be read costs its own. */
export function cargoPackages({ configs, tree, warn }: LinkContext): Map<string, CargoPackage> {
  const manifests = new Map<string, unknown>();
  for (const path of [...configs.keys()].filter(isCargoManifest).sort().slice(0, maxPackages)) {
    try {
      manifests.set(directoryOf(path), parse(configs.get(path) ?? ''));
    } catch {
      warn(path, 'is no valid TOML: its crate is not known by name.');
    }
  }
  const packages = new Map<string, CargoPackage>();
  for (const [folder, manifest] of manifests) {
    const name = member(member(manifest, 'package'), 'name');
    if (typeof name !== 'string') continue;
    const workspace = workspaceOf(folder, manifests);
    const library = member(manifest, 'lib');
    const existing = (path: unknown): string | null => {
      const resolved = typeof path === 'string' ? resolvePath(folder, path) : null;
      return resolved !== null && tree.hasFile(resolved) ? resolved : null;
    };
    const named = member(library, 'name');
    packages.set(folder, {
      folder,
      crate: crateName(typeof named === 'string' ? named : name),
      library: existing(member(library, 'path')) ?? existing('src/lib.rs'),
      targets: ['lib', 'bin', 'example', 'test', 'bench'].flatMap((kind) => listOf(member(manifest, kind)).flatMap((target) => existing(member(target, 'path')) ?? [])),
      edition2015: isEdition2015(member(member(manifest, 'package'), 'edition')),
      dependencies: dependenciesOf(manifest, folder, workspace),
    });
  }
  return packages;
}

/** Whether a file says what a crate is called and depends on. */
export function isCargoManifest(path: string): boolean {
  return nameOf(path) === 'Cargo.toml';
}

interface Workspace {
  folder: string;
  dependencies: unknown;
}

function workspaceOf(folder: string, manifests: ReadonlyMap<string, unknown>): Workspace | null {
  for (const candidate of foldersUpward(folder)) {
    const workspace = member(manifests.get(candidate), 'workspace');
    if (workspace !== undefined) return { folder: candidate, dependencies: member(workspace, 'dependencies') };
  }
  return null;
}

function dependenciesOf(manifest: unknown, folder: string, workspace: Workspace | null): CargoPackage['dependencies'] {
  const found = new Map<string, { name: string; folder: string | null }>();
  const targets = Object.values(asRecord(member(manifest, 'target')) ?? {}).slice(0, maxEntries);
  for (const table of [manifest, ...targets].flatMap((from) => ['dependencies', 'dev-dependencies', 'build-dependencies'].map((key) => member(from, key)))) {
    for (const [key, own] of Object.entries(asRecord(table) ?? {}).slice(0, maxEntries)) {
      const inherited = workspace !== null && member(own, 'workspace') === true;
      const value = inherited ? member(workspace.dependencies, key) : own;
      const [name, path] = [member(value, 'package'), member(value, 'path')];
      const resolved = typeof path === 'string' ? resolvePath(inherited ? workspace.folder : folder, path) : null;
      found.set(crateName(key), { name: typeof name === 'string' ? name : key, folder: resolved });
    }
  }
  return found;
}

/** The edition where none is given. An inherited one counts as newer, since workspaces that have one to inherit are. */
function isEdition2015(edition: unknown): boolean {
  return edition === undefined || edition === '2015';
}

function crateName(name: string): string {
  return name.replaceAll('-', '_');
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]).slice(0, maxEntries) : [value];
}
