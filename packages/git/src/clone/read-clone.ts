import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readCommit, type FoundCommit } from '../commit/read-commit.js';
import { createObjectView } from '../objects/object-view.js';
import type { Connection } from '../server/connection.js';

/** The commit that a name of ours or an object id leads to in a clone of our own; `null` where it leads to none. Nothing is fetched for the answer. */
export async function readClonedCommit(connection: Connection, folder: string, name: string): Promise<FoundCommit | null> {
  const { runner, signal } = connection;
  return readCommit(createObjectView({ runner, gitDir: folder }), name, connection.context('Reading'), signal);
}

/**
 * Where the HEAD of a clone leads that git has just made, by the two files in which it keeps that: a process would take as long as a small clone. `null` where
 * they do not say it, as in an empty repository.
 */
export async function readClonedHead(folder: string): Promise<{ tip: string; branch: string | null } | null> {
  const [head, packedRefs] = await Promise.all(['HEAD', 'packed-refs'].map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
  const [, ref, detached] = /^(?:ref: (refs\/heads\/[^\n]+)|([0-9a-f]{40,64}))\n$/.exec(head ?? '') ?? [];
  if (detached !== undefined) return { tip: detached, branch: null };
  const line = ref === undefined ? undefined : packedRefs?.split('\n').find((packed) => packed.slice(packed.indexOf(' ') + 1) === ref);
  const tip = line?.slice(0, line.indexOf(' '));
  return ref === undefined || tip === undefined || !/^[0-9a-f]{40,64}$/.test(tip) ? null : { tip, branch: ref.slice('refs/heads/'.length) };
}

/** The branch that a clone's HEAD names, or `null`. */
export async function readClonedBranch({ runner, signal }: Connection, folder: string): Promise<string | null> {
  const { stdout } = await runner.run([`--git-dir=${folder}`, 'symbolic-ref', '--quiet', 'HEAD'], { signal });
  return /^refs\/heads\/(.+)$/m.exec(stdout)?.[1] ?? null;
}
