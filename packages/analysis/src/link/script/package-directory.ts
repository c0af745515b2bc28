import { compareText } from '../../text/compare-text.js';
import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import type { LinkContext } from '../linker.js';
import { foldersUpward, joinPath } from '../nearest.js';
import { readJsonText } from './json-text.js';
import { readManifest, type PackageManifest } from './package-manifest.js';
import { readPnpmWorkspace } from './pnpm-workspace.js';
import { createWorkspaceMatcher } from './workspace-matcher.js';

/** The packages of a repository, as their manifests and its workspaces name them. Nothing needs to be installed. */
export interface PackageDirectory {
  /** The manifest of the package that a file is in, or `null`. */
  packageOf(path: string): PackageManifest | null;
  /** The manifest in a folder, or `null`. */
  manifestIn(directory: string): PackageManifest | null;
  /** The package of the repository that a file means by a name: its own, one that its package links, or a member of its workspace. `null`: an external one. */
  named(name: string, from: string): PackageManifest | null;
}

interface Workspace {
  directory: string;
  members: Map<string, PackageManifest>;
}

/** Reads all manifests of a repository. */
export function createPackageDirectory({ configs, warn }: Pick<LinkContext, 'configs' | 'warn'>): PackageDirectory {
  const manifests = new Map<string, PackageManifest>();
  const roots = new Map<string, string[]>();
  const addRoot = (directory: string, patterns: readonly string[]): void => {
    roots.set(directory, [...(roots.get(directory) ?? []), ...patterns]);
  };
  for (const [path, text] of [...configs].sort(([left], [right]) => compareText(left, right))) {
    const name = nameOf(path);
    if (name === 'package.json') {
      const manifest = readManifest(path, readJsonText(path, text, warn));
      manifests.set(manifest.directory, manifest);
      if (manifest.workspaces !== null) addRoot(manifest.directory, manifest.workspaces);
    } else if (name === 'pnpm-workspace.yaml') addRoot(directoryOf(path), readPnpmWorkspace(text));
    else if (name === 'lerna.json') addRoot(directoryOf(path), readManifest(path, { workspaces: readJsonText(path, text, warn) }).workspaces ?? []);
  }
  const workspaces = new Map([...roots].map(([directory, patterns]) => [directory, createWorkspace(directory, patterns, manifests)]));
  const nearest = new Map<string, PackageManifest | null>();

  const packageOf = (path: string): PackageManifest | null => {
    const directory = directoryOf(path);
    let manifest = nearest.get(directory);
    if (manifest === undefined) {
      const folder = foldersUpward(directory).find((candidate) => manifests.has(candidate));
      manifest = folder === undefined ? null : (manifests.get(folder) ?? null);
      nearest.set(directory, manifest);
    }
    return manifest;
  };

  return {
    packageOf,
    manifestIn: (directory) => manifests.get(directory) ?? null,
    named(name, from) {
      const own = packageOf(from);
      if (own?.name === name) return own;
      const linked = own?.linked.get(name);
      const folder = own === null || linked === undefined ? null : resolvePath(own.directory, linked);
      if (folder !== null && manifests.has(folder)) return manifests.get(folder) ?? null;
      for (const directory of foldersUpward(directoryOf(from))) {
        const member = workspaces.get(directory)?.members.get(name);
        if (member !== undefined) return member;
      }
      return null;
    },
  };
}

/** Of members with the same name the one nearest to the root counts, as a package manager would refuse the others. */
function createWorkspace(directory: string, patterns: readonly string[], manifests: ReadonlyMap<string, PackageManifest>): Workspace {
  const isMember = createWorkspaceMatcher(patterns.map((pattern) => (pattern.startsWith('!') ? `!${joinPath(directory, pattern.slice(1))}` : joinPath(directory, pattern))));
  const members = new Map<string, PackageManifest>();
  const candidates = [...manifests.values()].filter((manifest) => manifest.name !== null && (manifest.directory === directory || isMember(manifest.directory)));
  candidates.sort((left, right) => left.directory.length - right.directory.length || compareText(left.directory, right.directory));
  for (const manifest of candidates) {
    if (manifest.name !== null && !members.has(manifest.name)) members.set(manifest.name, manifest);
  }
  return { directory, members };
}
