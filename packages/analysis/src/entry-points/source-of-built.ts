import type { TreeIndex } from '../tree/tree-index.js';
import { directoryOf, nameOf } from '../tree/tree-path.js';

/** Folders that build tools write to, and where the sources then are. */
const builtFolders = ['dist', 'build', 'lib', 'out', 'es', 'esm', 'cjs', 'output', 'umd', '_dist', 'dist-node'];
const sourceFolders = ['src', 'source', 'lib', ''];
const sourceExtensions = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.coffee'];

/**
 * The source in the tree of a file that a build makes: `packages/a/dist/cli.js` is `packages/a/src/cli.ts`. The file itself where it exists;
 * `null` where nothing in the tree plainly is its source.
 */
export function sourceOfBuilt(path: string, tree: TreeIndex): string | null {
  if (path !== '' && tree.hasFile(path)) return path;
  const stem = path.replace(/(?:\.d)?(?:\.(?:esm|cjs|umd|global|prod|min|bundle|node|browser))*\.[cm]?[jt]sx?$/, '');
  const plain = firstFile([stem, `${stem}/index`], tree);
  if (plain !== null) return plain;
  const parts = stem.split('/');
  const built = parts.findIndex((part) => builtFolders.includes(part));
  if (built === -1) return null;
  const before = parts.slice(0, built);
  // `dist/esm/index.js`: the format's own folder is not one of the sources.
  const rest = parts.slice(built + 1);
  const inner = builtFolders.includes(rest[0] ?? '') || /^(?:node|browser|types|module|commonjs)$/.test(rest[0] ?? '') ? rest.slice(1) : rest;
  for (const after of [rest, inner]) {
    for (const folder of sourceFolders) {
      if (folder === parts[built]) continue;
      const base = [...before, ...(folder === '' ? [] : [folder]), ...(after[0] === folder ? after.slice(1) : after)].join('/');
      const found = firstFile([base, `${base}/index`], tree);
      if (found !== null) return found;
    }
  }
  return bundleSource(before, stem, tree);
}

/** `dist/vue.js`, `dist/index.js` in a package of one bundle: its `src/index`. */
function bundleSource(before: readonly string[], stem: string, tree: TreeIndex): string | null {
  const packageName = before.at(-1) ?? '';
  const name = nameOf(stem);
  const names = name === 'index' || name === packageName || name.startsWith(`${packageName}.`) || before.length === 0;
  if (!names) return null;
  const base = [...before, 'src', 'index'].join('/');
  return tree.hasDirectory(directoryOf(base)) ? firstFile([base], tree) : null;
}

function firstFile(bases: readonly string[], tree: TreeIndex): string | null {
  for (const base of bases) {
    for (const extension of sourceExtensions) {
      if (tree.hasFile(base + extension)) return base + extension;
    }
  }
  return null;
}
