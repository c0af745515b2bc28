import type { CallFile, CallInput } from '../call-analyzer.js';
import { scriptLimits } from './script-limits.js';

/** How the calls of some files are to be found. It follows from their sizes and roles alone. */
export interface ScriptPlan {
  /** Files that are read, by path. */
  read: CallFile[];
  /** Paths of those whose types are known. */
  checked: ReadonlySet<string>;
  /** Why tests were left out, or `null`. */
  omitted: string | null;
  /** Why files have no types, or `null`. */
  untyped: string | null;
  failed: { path: string; reason: string }[];
}

/** Plans what is affordable: types for all, then for all but tests, then for none. Where not all can be followed, tests are left out, all of them: some would say nothing of the others. */
export function planScripts(files: readonly CallFile[], limits: typeof scriptLimits = scriptLimits): ScriptPlan {
  const fitting = files.filter(({ role, size }) => role !== 'generated' && role !== 'vendored' && size <= limits.fileBytes);
  const failed = files
    .filter(({ size }) => size > limits.fileBytes)
    .map(({ path }) => ({ path, reason: `It is larger than ${String(limits.fileBytes / 1e6)} MB.` }));
  const sources = fitting.filter(({ role }) => role !== 'test');
  const isAllFollowed = bytesOf(fitting) <= limits.followedBytes;
  const read = isAllFollowed ? fitting : withinBytes(sources, limits.followedBytes);
  const kept = new Set(read);
  failed.push(...sources.filter((file) => !kept.has(file)).map(({ path }) => ({ path, reason: 'The repository is larger than what is followed.' })));
  const known = isAllFollowed && bytesOf(read) > limits.checkedWithTestsBytes ? sources : read;
  const affordable = bytesOf(known) <= limits.checkedBytes ? known : [];
  const omitted = isAllFollowed ? null : `The repository is too large to follow its tests as well: ${String(fitting.length - sources.length)} files.`;
  const untyped = affordable.length === read.length ? null : affordable.length > 0 ? 'The repository is too large to know the types of its tests as well.' : 'The repository is too large to know its types.';
  return { read, checked: new Set(affordable.map(({ path }) => path)), omitted, untyped, failed };
}

/** Declaration files speak to all files at once. */
export function isDeclaration(path: string): boolean {
  return /\.d\.[cm]?ts$/.test(path);
}

/** The declaration files that every file may depend on: as many as are affordable, by path. */
export function ambientFiles(read: readonly CallFile[], limits: typeof scriptLimits = scriptLimits): CallFile[] {
  return withinBytes(read.filter(({ path }) => isDeclaration(path)), limits.ambientBytes);
}

/** What each file imports, directly: paths of files that are read. */
export function importedBy(read: readonly CallFile[], imports: CallInput['imports']): Map<string, string[]> {
  const known = new Map(read.map(({ path }): [string, string[]] => [path, []]));
  for (const { from, to } of imports) {
    if (known.has(to)) known.get(from)?.push(to);
  }
  return known;
}

function withinBytes(files: readonly CallFile[], most: number): CallFile[] {
  let bytes = 0;
  return files.filter(({ size }) => {
    if (bytes + size > most) return false;
    bytes += size;
    return true;
  });
}

function bytesOf(files: readonly CallFile[]): number {
  return files.reduce((sum, { size }) => sum + size, 0);
}
