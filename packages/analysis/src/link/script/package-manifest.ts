import { member, stringEntries } from '../../entry-points/untrusted-record.js';
import { directoryOf } from '../../tree/tree-path.js';

/** What a package.json says about how its package is imported. */
export interface PackageManifest {
  /** Where it is; `''` for the root. */
  directory: string;
  name: string | null;
  exports: unknown;
  imports: unknown;
  /** `source`, `module`, `main`, `types`, `typings`, `browser` as far as they are texts; in that order. */
  mains: readonly string[];
  /** Folders or patterns of folders that belong to its workspace, or `null` where it has none. */
  workspaces: readonly string[] | null;
  /** Dependencies that are folders of the repository, `file:../a`, by name, as written after the colon. */
  linked: ReadonlyMap<string, string>;
}

const mainFields = ['source', 'module', 'main', 'types', 'typings', 'browser'];
const dependencyFields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
/** More members than any workspace lists one by one. */
const maxPatterns = 2_000;

/** Reads a parsed package.json, where anything may be anything. */
export function readManifest(path: string, json: unknown): PackageManifest {
  const name = member(json, 'name');
  const linked = new Map<string, string>();
  for (const field of dependencyFields) {
    for (const [dependency, range] of stringEntries(member(json, field), 2_000)) {
      const target = /^(?:file|link|portal):(.+)$/s.exec(range)?.[1];
      if (target !== undefined && !linked.has(dependency)) linked.set(dependency, target);
    }
  }
  return {
    directory: directoryOf(path),
    name: typeof name === 'string' && name !== '' ? name : null,
    exports: member(json, 'exports'),
    imports: member(json, 'imports'),
    mains: mainFields.map((field) => member(json, field)).filter((main): main is string => typeof main === 'string' && main !== ''),
    workspaces: workspacesOf(member(json, 'workspaces')),
    linked,
  };
}

function workspacesOf(value: unknown): string[] | null {
  const list: unknown = Array.isArray(value) ? value : member(value, 'packages');
  return Array.isArray(list) ? list.filter((pattern): pattern is string => typeof pattern === 'string').slice(0, maxPatterns) : null;
}
