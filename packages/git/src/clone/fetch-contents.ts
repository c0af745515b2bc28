import type { Connection } from '../server/connection.js';
import { receive } from '../server/receive.js';

/**
 * Fetches the contents of files that a clone without contents lacks, all in one request. Git would fetch them one by one when they are read, which is
 * why reading never fetches.
 */
export async function fetchContents(connection: Connection, folder: string, oids: ReadonlySet<string>): Promise<void> {
  const args = ['fetch', '--progress', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--stdin', '--', connection.url];
  const input = [...oids].map((oid) => `${oid}\n`).join('');
  // What we have says nothing about these objects: no negotiation.
  await receive(connection, [`--git-dir=${folder}`, '-c', 'fetch.negotiationAlgorithm=noop', ...args], {
    what: 'Fetching the files of',
    folder,
    input,
  });
}
