import type { TreeIndex } from '../../tree/tree-index.js';
import { resolvePath } from '../../tree/tree-path.js';
import { joinPath } from '../nearest.js';
import { exportTargets } from './export-targets.js';
import type { ModuleFinder } from './module-finder.js';
import type { PackageManifest } from './package-manifest.js';
import type { TsConfigs } from './ts-configs.js';

/** Where a package's sources begin, where its manifest does not lead there. */
const conventionalMains = ['src/index', 'index', 'src/main', 'lib/index', 'src'];

/** Finds the file that is imported from a package of the repository. */
export interface PackageResolver {
  /** The file behind `.` or `./inside`, or `null`. What a build would put there is followed to its source. */
  resolve(manifest: PackageManifest, subpath: string): string | null;
  /** What `#name` means in a package: a file, another package's name, or `null`. */
  resolvePrivate(manifest: PackageManifest, name: string): { file: string } | { specifier: string } | null;
}

/** A resolver that remembers. */
export function createPackageResolver(tree: TreeIndex, modules: ModuleFinder, configs: TsConfigs): PackageResolver {
  const remembered = new Map<string, string | null>();

  const fileOf = ({ directory }: PackageManifest, target: string): string | null => {
    const path = resolvePath(directory, target);
    if (path === null) return null;
    return tree.hasFile(path) ? path : (configs.sourceOfOutput(path, directory, modules) ?? modules.findSource(path));
  };

  /** What is read by people and compilers counts as the package itself only where nothing that runs is here. */
  const firstFile = (manifest: PackageManifest, targets: readonly string[]): string | null => {
    const files = targets.map((target) => fileOf(manifest, target)).filter((file) => file !== null);
    return files.find((file) => !/\.d\.[cm]?ts$/.test(file)) ?? files[0] ?? null;
  };

  const resolve = (manifest: PackageManifest, subpath: string): string | null => {
    const { directory, exports, mains } = manifest;
    const offered = firstFile(manifest, exportTargets(exports, subpath) ?? (subpath === '.' ? mains : []));
    if (offered !== null) return offered;
    if (subpath === '.') return firstOf(conventionalMains, (main) => modules.find(joinPath(directory, main)));
    // Deep imports into a package of the same repository are common, and bundlers allow what `exports` does not.
    const inside = subpath.slice(2);
    return firstOf([inside, `src/${inside}`], (path) => modules.findSource(joinPath(directory, path)));
  };

  return {
    resolve(manifest, subpath) {
      const key = `${manifest.directory}\0${subpath}`;
      let file = remembered.get(key);
      if (file === undefined) {
        file = resolve(manifest, subpath);
        remembered.set(key, file);
      }
      return file;
    },
    resolvePrivate(manifest, name) {
      const targets = exportTargets(manifest.imports, name) ?? [];
      const file = firstFile(manifest, targets.filter((target) => target.startsWith('.')));
      if (file !== null) return { file };
      const specifier = targets.find((target) => !target.startsWith('.'));
      return specifier === undefined ? null : { specifier };
    },
  };
}

function firstOf<Item>(items: readonly Item[], look: (item: Item) => string | null): string | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}
