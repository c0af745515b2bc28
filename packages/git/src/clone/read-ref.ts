import type { Connection } from '../server/connection.js';
import type { Clone } from './clone.js';

/** Options of reading a ref of a clone. */
export interface ReadRefOptions {
  folder: string;
  name: string;
  /** Whether to say which branch HEAD names. */
  withBranch: boolean;
}

/** Where a name leads in a clone of our own. Throws a GitError where git fails; a name that leads nowhere is `null`. */
export async function readRef(connection: Connection, { folder, name, withBranch }: ReadRefOptions): Promise<Clone> {
  const { runner, signal } = connection;
  const on = `--git-dir=${folder}`;
  const [resolved, symbolic] = await Promise.all([
    runner.run([on, 'rev-parse', '--verify', '--quiet', '--end-of-options', name], { signal }),
    withBranch ? runner.run([on, 'symbolic-ref', '--quiet', 'HEAD'], { signal }) : null,
  ]);
  const failure = resolved.end.code === 1 ? null : runner.failure(resolved.end, connection.context('Reading'));
  if (failure !== null) throw failure;
  const oid = resolved.stdout.trim();
  const branch = symbolic === null ? null : (/^refs\/heads\/(.+)$/m.exec(symbolic.stdout)?.[1] ?? null);
  return { folder, oid: /^[0-9a-f]{40,64}$/.test(oid) ? oid : null, branch };
}
