import { nameOf, directoryOf } from '../tree/tree-path.js';
import type { Manifest } from './manifest.js';
import type { Project } from './read-project.js';

/** The manifest of what the repository is known for: that of the root where it describes a package, else the public one that is called like the repository, else the first public one. */
export function mainManifest({ manifests }: Project, repository: string): Manifest | null {
  const root = manifests.filter(({ path }) => directoryOf(path) === '');
  const open = manifests.filter(({ private: closed, name }) => !closed && name !== null);
  const called = (manifest: Manifest): boolean => nameOf(manifest.name?.text ?? '').toLowerCase() === repository.toLowerCase();
  return (
    root.find(({ description, workspace, private: closed }) => description !== null && !(closed && workspace)) ??
    open.find((manifest) => called(manifest) && manifest.description !== null) ??
    root.find(({ private: closed, name, workspace }) => !closed && name !== null && !workspace) ??
    // The package without a scope is the one that people install.
    open.find(({ name, description }) => description !== null && name !== null && !name.text.startsWith('@')) ??
    open.find(({ description }) => description !== null) ??
    root.find(({ name }) => name !== null) ??
    null
  );
}
