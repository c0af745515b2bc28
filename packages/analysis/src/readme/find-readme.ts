import { compareText } from '../text/compare-text.js';
import { directoryOf, nameOf } from '../tree/tree-path.js';

/** Where GitHub looks, first to last. */
const folders = ['.github', '', 'docs'];
const extensions = ['md', 'markdown', 'mdown', 'mkdn', 'mkd', 'mdx', 'rst', 'adoc', 'asciidoc', 'org', 'rdoc', 'textile', 'creole', 'wiki', 'pod', 'txt', ''];

/** The README that a visitor of the repository reads first, or `null`: by folder, then by format, then by path. */
export function findReadme(paths: readonly string[]): string | null {
  const ranked = paths
    .map((path) => ({ path, rank: rankOf(path) }))
    .filter((candidate): candidate is { path: string; rank: number } => candidate.rank !== null)
    .sort((left, right) => left.rank - right.rank || compareText(left.path, right.path));
  return ranked[0]?.path ?? null;
}

function rankOf(path: string): number | null {
  const folder = folders.indexOf(directoryOf(path).toLowerCase());
  if (folder === -1) return null;
  const match = /^readme(?:\.(\w+))?$/i.exec(nameOf(path));
  if (match === null) return null;
  const extension = extensions.indexOf((match[1] ?? '').toLowerCase());
  return extension === -1 ? null : folder * extensions.length + extension;
}
