import type { FileRole } from '@reposcan/core';

/**
 * One convention: a path that meets any of its conditions has the role. Lists are separated by white space. Names are matched as they are
 * written, folders in any case.
 */
export interface RoleRule {
  role: FileRole;
  /** Whole file names. */
  names?: string;
  /** Folders at any depth: everything inside. */
  folders?: string;
  /** Folders at the root: everything inside. */
  topFolders?: string;
  /** Folders directly inside one package of a monorepo: everything inside. */
  packageFolders?: string;
  /** Endings of the name, lower case, such as `.pb.go`. */
  endings?: string;
  /** For the rest. Tried on the whole path; `(?:^|\/)` is the start of a folder or name. */
  patterns?: readonly RegExp[];
}

/** A rule ready to be asked. */
export interface CompiledRoleRule {
  role: FileRole;
  matches(path: RulePath): boolean;
}

/** A path taken apart once for all rules. */
export interface RulePath {
  path: string;
  name: string;
  lowerName: string;
  /** Folders from the root, lower case. */
  folders: readonly string[];
  /** The folder directly inside a package of a monorepo: `docs` of `packages/x/docs`. */
  packageFolder: string | null;
}

/** Folders that hold packages, crates or applications, one per folder. */
const packageParents = new Set(['packages', 'crates', 'libs', 'apps', 'modules', 'plugins']);

/** Takes a path apart. */
export function rulePath(path: string): RulePath {
  const folders = path.toLowerCase().split('/');
  const lowerName = folders.pop() ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return { path, name, lowerName, folders, packageFolder: packageParents.has(folders[0] ?? '') ? (folders[2] ?? null) : null };
}

/** Makes the lists of a rule quick to look up. */
export function compileRoleRule(rule: RoleRule): CompiledRoleRule {
  const names = new Set(words(rule.names));
  const folders = new Set(words(rule.folders));
  const topFolders = new Set(words(rule.topFolders));
  const packageFolders = new Set(words(rule.packageFolders));
  const endings = words(rule.endings);
  const patterns = rule.patterns ?? [];
  return {
    role: rule.role,
    matches: (path) =>
      names.has(path.name) ||
      (folders.size > 0 && path.folders.some((folder) => folders.has(folder))) ||
      topFolders.has(path.folders[0] ?? '') ||
      (path.packageFolder !== null && packageFolders.has(path.packageFolder)) ||
      endings.some((ending) => path.lowerName.endsWith(ending)) ||
      patterns.some((pattern) => pattern.test(path.path)),
  };
}

function words(list: string | undefined): string[] {
  return (list ?? '').split(/\s+/).filter((word) => word !== '');
}
