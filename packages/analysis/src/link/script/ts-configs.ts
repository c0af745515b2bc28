import { createGlob } from '../../role/glob.js';
import { compareText } from '../../text/compare-text.js';
import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import type { LinkContext } from '../linker.js';
import { foldersUpward, isWithin, joinPath } from '../nearest.js';
import { readJsonText } from './json-text.js';
import type { ModuleFinder } from './module-finder.js';
import type { PackageDirectory } from './package-directory.js';
import { basesOf, readTsConfig, type TsConfig } from './ts-config.js';

/** The tsconfig.json and jsconfig.json files of a repository. */
export interface TsConfigs {
  /** Those that may speak for a file, the one that most likely does first: of the nearest folder, and among them those that compile it. */
  of(path: string): readonly TsConfig[];
  /** The source of a file that the compiler would write, by `outDir` and `rootDir` of the configs in a folder; `null` where it has none. */
  sourceOfOutput(path: string, directory: string, modules: ModuleFinder): string | null;
}

/** `tsconfig.json`, `tsconfig.app.json`, `jsconfig.json`, `tsconfig/base.json`: what may be a config, or the base of one. */
export function isTsConfigPath(path: string): boolean {
  return /(?:^|[/._-])[jt]sconfig[^/]*\.json$|(?:^|\/)(?:[\w.-]*tsconfig[\w.-]*|[\w.-]*typescript[\w.-]*)\/[^/]+\.json$/i.test(path) && nameOf(path) !== 'package.json';
}

/** More configs on one chain are a mistake or an attack. */
const maxChain = 50;

/** Reads all configs, each when first asked for. */
export function createTsConfigs({ configs, tree, warn }: Pick<LinkContext, 'configs' | 'tree' | 'warn'>, packages: PackageDirectory): TsConfigs {
  const read = new Map<string, TsConfig | null>();
  const byDirectory = new Map<string, TsConfig[]>();
  const upward = new Map<string, TsConfig[][]>();

  const load = (path: string, chain: readonly string[]): TsConfig | null => {
    const known = read.get(path);
    if (known !== undefined) return known;
    const text = configs.get(path);
    if (text === undefined || chain.length > maxChain || chain.includes(path)) return null;
    const json = readJsonText(path, text, warn);
    const bases = basesOf(json)
      .map((base) => baseConfigPath(path, base))
      .map((base) => (base === null ? null : load(base, [...chain, path])))
      .filter((base) => base !== null);
    const config = readTsConfig(path, json, bases);
    read.set(path, config);
    return config;
  };

  const baseConfigPath = (path: string, base: string): string | null => {
    if (base.startsWith('.')) return configFile(resolvePath(directoryOf(path), base));
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(base)?.[0] ?? base;
    const manifest = packages.named(name, path);
    return manifest === null ? null : configFile(joinPath(manifest.directory, base.slice(name.length + 1) || 'tsconfig.json'));
  };

  const configFile = (path: string | null): string | null =>
    path === null ? null : ([path, `${path}.json`, joinPath(path, 'tsconfig.json')].find((candidate) => configs.has(candidate)) ?? null);

  const inFolder = (directory: string): TsConfig[] => {
    let list = byDirectory.get(directory);
    if (list === undefined) {
      list = tree
        .filesIn(directory)
        .filter((path) => /^[jt]sconfig(?:\.[\w.-]+)?\.json$/.test(nameOf(path)))
        .sort((left, right) => rankOf(left) - rankOf(right) || compareText(left, right))
        .map((path) => load(path, []))
        .filter((config) => config !== null);
      byDirectory.set(directory, list);
    }
    return list;
  };

  const folders = (directory: string): TsConfig[][] => {
    let lists = upward.get(directory);
    if (lists === undefined) {
      lists = foldersUpward(directory)
        .map(inFolder)
        .filter((list) => list.length > 0);
      upward.set(directory, lists);
    }
    return lists;
  };

  const compiles = createCompileCheck();
  const ordered = new Map<string, readonly TsConfig[]>();

  return {
    of(path) {
      let list = ordered.get(path);
      if (list === undefined) {
        list = folders(directoryOf(path)).flatMap((siblings) =>
          agree(siblings) ? siblings.slice(0, 1) : [...siblings.filter((config) => compiles(config, path)), ...siblings.filter((config) => !compiles(config, path))],
        );
        ordered.set(path, list);
      }
      return list;
    },
    sourceOfOutput(path, directory, modules) {
      for (const { outDir, rootDir } of inFolder(directory)) {
        if (outDir === null || outDir === directory || !isWithin(outDir, path)) continue;
        const inside = path.slice(outDir.length + 1).replace(/(?:\.d)?\.([cm]?)[jt]sx?$/, '');
        for (const folder of [...(rootDir === null ? [] : [rootDir]), joinPath(directory, 'src'), directory]) {
          const source = modules.find(joinPath(folder, inside));
          if (source !== null) return source;
        }
      }
      return null;
    },
  };
}

/** Whether configs say the same about resolving, as those that extend one another usually do: then it does not matter which of them speaks. */
function agree([first, ...others]: readonly TsConfig[]): boolean {
  return others.every(({ aliases, baseUrl, rootDirs }) => (aliases === first?.aliases || (aliases.length === 0 && first?.aliases.length === 0)) && baseUrl === first?.baseUrl && rootDirs.length === first.rootDirs.length);
}

/** `tsconfig.json` speaks first, then its siblings by name. */
function rankOf(path: string): number {
  return ['tsconfig.json', 'jsconfig.json'].indexOf(nameOf(path)) >>> 0;
}

function createCompileCheck(): (config: TsConfig, path: string) => boolean {
  const checks = new Map<TsConfig, (path: string) => boolean>();
  return (config, path) => {
    let check = checks.get(config);
    if (check === undefined) {
      check = compileCheck(config);
      checks.set(config, check);
    }
    return check(path);
  };
}

function compileCheck({ path: configPath, files, include, exclude }: TsConfig): (path: string) => boolean {
  const directory = directoryOf(configPath);
  const globs = (patterns: readonly string[]) =>
    patterns.flatMap((pattern) => {
      const path = resolvePath(directory, pattern.replace(/^\$\{configDir\}\/?/, './'));
      if (path === null) return [];
      // A folder means everything in it.
      const isFolder = !/[*?]/.test(nameOf(path)) && !nameOf(path).includes('.');
      return [createGlob(`/${path}`), ...(isFolder || path.endsWith('**') ? [createGlob(`/${joinPath(path, '**/*')}`)] : [])];
    });
  const listed = new Set((files ?? []).map((file) => resolvePath(directory, file)));
  const included = include === null ? (files === null ? [createGlob(`/${joinPath(directory, '**/*')}`)] : []) : globs(include);
  const excluded = globs(exclude ?? []);
  return (path) => listed.has(path) || (included.some((matches) => matches(path)) && !excluded.some((matches) => matches(path)));
}
