import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, ImportTarget, LinkContext, Linker } from '../linker.js';
import { joinPath } from '../nearest.js';
import { createUnits } from '../unit-files.js';
import { goModules, isGoManifest, isVendored, type GoModule } from './go-modules.js';

/**
 * Imports of Go. A package is a folder: an import leads to each of its files that are no tests, up to fifty, the one with its documentation or its name first.
 * What is in `vendor` belongs to others, wherever it lies.
 */
export const goLinker: Linker = {
  languages: ['Go'],
  reads: isGoManifest,
  createResolver,
};

function createResolver(context: LinkContext): ImportResolver {
  const { byPath, required } = goModules(context);
  const packages = createUnits((folder) => packageFiles(folder, context), nameOf);
  return (from, { specifier }) => {
    if (specifier === 'C' || specifier === '') return ignored;
    if (/^\.{1,2}(?:\/|$)/.test(specifier)) return packageAt(from.path, resolvePath(directoryOf(from.path), specifier));
    const module = longestPrefix(specifier, (prefix) => byPath.get(prefix));
    if (module !== undefined) return packageAt(from.path, folderOf(module, specifier));
    if (!(specifier.split('/', 1)[0] ?? '').includes('.')) return builtin(specifier);
    return external(longestPrefix(specifier, (prefix) => (required.has(prefix) ? prefix : undefined)) ?? hostedModule(specifier));
  };

  function packageAt(from: string, folder: string | null): ImportTarget {
    if (folder === null) return unresolved('it goes above the root of the repository');
    const files = packages(folder);
    return files.length === 0 ? unresolved('there are no Go files in the folder of this package') : toFiles(from, files);
  }
}

/** The files of a package: no tests, and no programs that are kept beside it (`//go:build ignore`). */
function packageFiles(folder: string, { tree, skeletons }: LinkContext): string[] {
  const files = tree.filesIn(folder).filter((path) => path.endsWith('.go') && !path.endsWith('_test.go') && !isVendored(path) && !/^[._]/.test(nameOf(path)));
  const library = files.filter((path) => skeletons.get(path)?.packageName !== 'main');
  return library.length === 0 ? files : library;
}

function folderOf({ path, folder }: GoModule, specifier: string): string | null {
  const inside = resolvePath('', specifier.slice(path.length + 1));
  return inside === null ? null : joinPath(folder, inside);
}

/** What is known of the longest part of an import path that something is known of. */
function longestPrefix<Known>(specifier: string, known: (prefix: string) => Known | undefined): Known | undefined {
  for (let prefix = specifier; prefix !== ''; prefix = directoryOf(prefix)) {
    const found = known(prefix);
    if (found !== undefined) return found;
  }
  return undefined;
}

const threePartHosts = new Set(['github.com', 'gitlab.com', 'bitbucket.org', 'codeberg.org', 'gitee.com', 'sr.ht', 'git.sr.ht', 'golang.org']);

/** The module of an import path that no `go.mod` requires, by the customs of its host: `github.com/a/b`, `gopkg.in/yaml.v3`. */
function hostedModule(specifier: string): string {
  const parts = specifier.split('/');
  const [host = '', second = ''] = parts;
  const length = threePartHosts.has(host) || (host === 'gopkg.in' && !second.includes('.')) ? 3 : 2;
  return parts.slice(0, length).join('/');
}
