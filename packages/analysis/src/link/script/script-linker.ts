import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import { builtin, external, toFiles, unresolved } from '../import-target.js';
import type { ImportTarget, LinkContext, Linker } from '../linker.js';
import { isWithin, joinPath } from '../nearest.js';
import { conventionalAlias } from './conventional-alias.js';
import { createModuleFinder } from './module-finder.js';
import { createPackageDirectory } from './package-directory.js';
import { createPackageResolver } from './package-resolver.js';
import { fillPathPattern, matchPathPattern } from './path-pattern.js';
import { builtinOf, readSpecifier, type Specifier } from './specifier.js';
import { createTsConfigs, isTsConfigPath } from './ts-configs.js';

const manifestNames = new Set(['package.json', 'pnpm-workspace.yaml', 'lerna.json']);

/** Aliases that lead to each other end here. */
const maxHops = 5;

/** TypeScript and JavaScript: relative paths, tsconfig paths, the packages of the repository's workspaces without any of them being installed. */
export const scriptLinker: Linker = {
  languages: ['TypeScript', 'TSX', 'JavaScript', 'Vue', 'Svelte', 'Astro'],
  reads: (path) => !/(?:^|\/)node_modules\//.test(path) && (manifestNames.has(nameOf(path)) || isTsConfigPath(path)),
  createResolver(context) {
    const resolve = createScriptResolver(context);
    return (from, { specifier, typeOnly, names }) => {
      const target = resolve(from.path, readSpecifier(specifier), 0);
      // `/// <reference types="node" />` means the types of the platform, not the package of that name.
      return target.kind === 'external' && target.name === 'node' && typeOnly && names.length === 0 ? external('@types/node') : target;
    };
  },
};

function createScriptResolver(context: LinkContext): (from: string, specifier: Specifier, hops: number) => ImportTarget {
  const { tree } = context;
  const packages = createPackageDirectory(context);
  const configs = createTsConfigs(context, packages);
  const modules = createModuleFinder(tree, (directory) => {
    const main = packages.manifestIn(directory)?.mains.find((path) => !/\.d\.[cm]?ts$/.test(path));
    return main === undefined ? null : resolvePath(directory, main);
  });
  const resolver = createPackageResolver(tree, modules, configs);

  const aliased = (from: string, name: string): string | null => {
    for (const { aliases } of configs.of(from)) {
      for (const { pattern, targets } of aliases) {
        const match = matchPathPattern(pattern, name);
        if (match === null) continue;
        for (const target of targets) {
          const path = fillPathPattern(target, match);
          const file = path === null ? null : modules.findSource(path);
          if (file !== null) return file;
        }
      }
    }
    return null;
  };

  const fromBaseUrl = (from: string, name: string): string | null => {
    const baseUrl = configs.of(from).find((config) => config.baseUrl !== null)?.baseUrl ?? null;
    return baseUrl === null ? null : modules.find(joinPath(baseUrl, name));
  };

  const relative = (from: string, path: string): ImportTarget => {
    const base = resolvePath(directoryOf(from), path);
    if (base === null) return unresolved('It leads out of the repository.');
    const isFolder = /(?:^|\/)\.{0,2}$/.test(path);
    const file = modules.find(isFolder ? `${base}/` : base) ?? fromRootDirs(from, base) ?? modules.findSource(base);
    return file === null ? unresolved(`Neither ${base} (with any known extension) nor an index in it is in the commit.`) : toFiles(from, [file]);
  };

  /** Folders that count as one: what is not in the one is looked for in the others. */
  const fromRootDirs = (from: string, base: string): string | null => {
    const rootDirs = configs.of(from).find((config) => config.rootDirs.length > 0)?.rootDirs ?? [];
    const own = rootDirs.find((folder) => isWithin(folder, base));
    if (own === undefined) return null;
    const inside = own === '' ? base : base.slice(own.length + 1);
    return rootDirs.map((folder) => modules.find(joinPath(folder, inside))).find((file) => file !== null) ?? null;
  };

  const rooted = (from: string, path: string): ImportTarget => {
    const roots = [packages.packageOf(from)?.directory ?? '', ''];
    const file = roots.map((root) => modules.find(joinPath(root, path.slice(1)))).find((found) => found !== null);
    return file === undefined ? unresolved('No file has this path, seen from the package or the repository.') : toFiles(from, [file]);
  };

  const privately = (from: string, name: string, hops: number): ImportTarget => {
    const alias = aliased(from, name);
    if (alias !== null) return toFiles(from, [alias]);
    const manifest = packages.packageOf(from);
    const meaning = manifest === null ? null : resolver.resolvePrivate(manifest, name);
    if (meaning === null) return unresolved('The package.json of its package has no such entry in `imports`, or it leads to no file of the commit.');
    return 'file' in meaning ? toFiles(from, [meaning.file]) : resolve(from, readSpecifier(meaning.specifier), hops + 1);
  };

  const bare = (from: string, { path, packageName, subpath }: Extract<Specifier, { kind: 'bare' }>): ImportTarget => {
    const alias = aliased(from, path);
    if (alias !== null) return toFiles(from, [alias]);
    const manifest = packages.named(packageName, from);
    if (manifest !== null) {
      const file = resolver.resolve(manifest, subpath === '' ? '.' : subpath);
      return file === null
        ? unresolved(`It is ${subpath === '.' ? 'the entry' : subpath} of the package in ${manifest.directory || 'the root'}, which leads to no file of the commit.`)
        : toFiles(from, [file]);
    }
    const module = builtinOf(path);
    if (module !== null) return builtin(module);
    const based = fromBaseUrl(from, path) ?? conventionalAlias(path, packages.packageOf(from)?.directory ?? '', modules);
    if (based !== null) return toFiles(from, [based]);
    return /^[@~$]{1,2}(?:\/|$)/.test(path) ? unresolved('It looks like an alias, and no tsconfig.json or jsconfig.json says where to.') : external(packageName);
  };

  const resolve = (from: string, specifier: Specifier, hops: number): ImportTarget => {
    if (hops > maxHops) return unresolved('The `imports` of its package.json lead in a circle.');
    if (specifier.kind === 'none') return { kind: 'ignored' };
    if (specifier.kind === 'external') return specifier.builtin ? builtin(specifier.name) : external(specifier.name);
    if (specifier.kind === 'relative') return relative(from, specifier.path);
    if (specifier.kind === 'rooted') return rooted(from, specifier.path);
    return specifier.kind === 'private' ? privately(from, specifier.path, hops) : bare(from, specifier);
  };
  return resolve;
}
