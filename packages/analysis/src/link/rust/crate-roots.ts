import { directoryOf } from '../../tree/tree-path.js';
import { foldersUpward } from '../nearest.js';
import type { CargoPackage } from './cargo-packages.js';

const conventional = /^(?:src\/(?:lib|main)|build|(?:src\/bin|examples|tests|benches)\/[^/]+(?:\/main)?)\.rs$/;

/** The first file of every crate of a tree, libraries first: those that manifests name, and those that Cargo finds by itself. */
export function crateRoots(packages: ReadonlyMap<string, CargoPackage>, paths: readonly string[]): string[] {
  const libraries = [...packages.values()].flatMap(({ library }) => library ?? []);
  const named = [...packages.values()].flatMap(({ targets }) => targets);
  const found = paths.filter((path) => {
    if (!path.endsWith('.rs')) return false;
    const folder = packageFolder(path, packages);
    return folder !== null && conventional.test(path.slice(folder === '' ? 0 : folder.length + 1));
  });
  return [...new Set([...libraries, ...named, ...found])];
}

/** The folder of the package that a file is in, or `null`. */
export function packageFolder(path: string, packages: ReadonlyMap<string, unknown>): string | null {
  return foldersUpward(directoryOf(path)).find((folder) => packages.has(folder)) ?? null;
}
