import { isObjectId, notFound } from '../ref.js';
import { GitError } from '../git-error.js';
import type { Connection } from './connection.js';

/** What a server says that a ref is now. */
export interface ServerRef {
  /** The complete name to fetch it by: `HEAD`, `refs/…` or an object id. */
  name: string;
  /** What the name leads to, perhaps a tag object. */
  oid: string;
  /** What that tag leads to; the same as `oid` where it is none. */
  commit: string;
  /** The branch that HEAD names; `null` where it names none or a ref was asked for. */
  branch: string | null;
}

/**
 * Asks a server for HEAD or a ref without cloning: `git ls-remote`, which asks for these names only. A complete object id is answered as it is, once the
 * server has let us in. Throws a GitError with the codes of a clone. `nowhere` is a path where there is nothing, so that no configuration is read.
 */
export async function askServer(connection: Connection, ref: string | undefined, nowhere: string): Promise<ServerRef> {
  const { runner, url } = connection;
  const byId = ref !== undefined && isObjectId(ref);
  const names = ref === undefined || byId ? ['HEAD'] : ref.startsWith('refs/') ? [ref] : [`refs/heads/${ref}`, `refs/tags/${ref}`];
  const patterns = names.flatMap((name) => (name.startsWith('refs/tags/') || ref === name ? [name, `${name}^{}`] : [name]));
  const { stdout, end } = await runner.run([`--git-dir=${nowhere}`, 'ls-remote', '--symref', '--', url, ...patterns], connection.call());
  const failure = runner.failure(end, connection.context('Asking'));
  if (failure !== null) throw failure;
  if (byId) return { name: ref, oid: ref.toLowerCase(), commit: ref.toLowerCase(), branch: null };

  const { oids, branch } = parseAnswer(stdout);
  const name = names.find((candidate) => oids.has(candidate));
  const oid = name === undefined ? undefined : oids.get(name);
  if (name === undefined || oid === undefined) throw ref === undefined ? nothingThere(url) : notFound(ref, url);
  return { name, oid, commit: oids.get(`${name}^{}`) ?? oid, branch: ref === undefined ? branch : null };
}

/** `ref: refs/heads/main\tHEAD`, then `<oid>\t<name>` for each. */
function parseAnswer(stdout: string): { oids: Map<string, string>; branch: string | null } {
  const oids = new Map<string, string>();
  let branch: string | null = null;
  for (const line of stdout.split('\n')) {
    const [value = '', name = ''] = line.split('\t', 2);
    if (/^(?!0+$)[0-9a-f]{40,64}$/.test(value)) oids.set(name, value);
    else if (name === 'HEAD') branch = /^ref: refs\/heads\/(.+)$/.exec(value)?.[1] ?? null;
  }
  return { oids, branch };
}

/** The error for a repository whose HEAD has no commit. */
export function nothingThere(url: string): GitError {
  return new GitError(`${url} has no commit yet, or its HEAD names a branch that has none.`, {
    code: 'EMPTY_REPOSITORY',
    input: url,
    hint: 'Ask for a branch by name if there is one.',
  });
}
