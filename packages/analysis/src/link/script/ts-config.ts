import { asRecord, member } from '../../entry-points/untrusted-record.js';
import { directoryOf, resolvePath } from '../../tree/tree-path.js';
import { comparePathPatterns, readPathPattern, type PathPattern } from './path-pattern.js';

/** A key of `paths` and where it leads, as paths from the root that may hold stars. */
export interface PathAlias {
  pattern: PathPattern;
  targets: readonly string[];
}

/** What a tsconfig.json says about resolving, its bases included. Paths are from the root. */
export interface TsConfig {
  path: string;
  /** The more specific first. */
  aliases: readonly PathAlias[];
  baseUrl: string | null;
  rootDirs: readonly string[];
  rootDir: string | null;
  outDir: string | null;
  /** Patterns of what it compiles, as written; `null` where it does not say. */
  files: readonly string[] | null;
  include: readonly string[] | null;
  exclude: readonly string[] | null;
}

const limits = { aliases: 2_000, targets: 20, list: 1_000, bases: 20 };

/** A config on top of those that it extends: what it says itself wins. */
export function readTsConfig(path: string, json: unknown, bases: readonly TsConfig[]): TsConfig {
  const directory = directoryOf(path);
  const options = member(json, 'compilerOptions');
  // Bases say `${configDir}` where they mean the folder of whoever extends them; it is the only thing that they leave open.
  const own = (value: unknown): string | null => (typeof value === 'string' ? resolvePath(directory, value.replace(/^\$\{configDir\}\/?/, './')) : null);
  const inherited = <Key extends keyof TsConfig>(key: Key): TsConfig[Key] | null => bases.findLast((base) => base[key] !== null)?.[key] ?? null;
  const baseUrl = own(member(options, 'baseUrl')) ?? inherited('baseUrl');
  const paths = asRecord(member(options, 'paths'));
  const rootDirs = textsOf(member(options, 'rootDirs'))?.map(own).filter((folder) => folder !== null);
  return {
    path,
    aliases: paths === null ? (bases.findLast((base) => base.aliases.length > 0)?.aliases ?? []) : aliasesOf(paths, baseUrl ?? directory, directory),
    baseUrl,
    rootDirs: rootDirs ?? bases.findLast((base) => base.rootDirs.length > 0)?.rootDirs ?? [],
    rootDir: own(member(options, 'rootDir')) ?? inherited('rootDir'),
    outDir: own(member(options, 'outDir')) ?? inherited('outDir'),
    files: textsOf(member(json, 'files')),
    include: textsOf(member(json, 'include')) ?? (member(json, 'files') === undefined ? inherited('include') : null),
    exclude: textsOf(member(json, 'exclude')) ?? inherited('exclude'),
  };
}

/** What a config extends, as written. */
export function basesOf(json: unknown): readonly string[] {
  const value = member(json, 'extends');
  return typeof value === 'string' ? [value] : (textsOf(value)?.slice(0, limits.bases) ?? []);
}

function aliasesOf(paths: Readonly<Record<string, unknown>>, base: string, directory: string): PathAlias[] {
  const aliases = Object.entries(paths)
    .slice(0, limits.aliases)
    .map(([key, value]) => ({
      pattern: readPathPattern(key),
      targets: (textsOf(value) ?? [])
        .slice(0, limits.targets)
        .map((target) => (target.startsWith('${configDir}') ? resolvePath(directory, target.replace(/^\$\{configDir\}\/?/, './')) : resolvePath(base, target)))
        .filter((target) => target !== null),
    }));
  return aliases.sort((left, right) => comparePathPatterns(left.pattern, right.pattern));
}

function textsOf(value: unknown): string[] | null {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string').slice(0, limits.list) : null;
}
