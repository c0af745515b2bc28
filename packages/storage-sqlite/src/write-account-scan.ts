import type { AccountScanRecord } from '@reposcan/storage';
import { compiler as db } from './connection/query-compiler.js';
import type { QuerySession } from './connection/query-session.js';
import { keyOf } from './sql/key.js';
import { upsertProfile } from './sql/profiles.js';
import { deleteRepository, repositoryRow, selectNames, upsertRepository } from './sql/repositories.js';
import { upsertRun } from './sql/runs.js';

/** Writes profile, run and repositories. Has to run in a transaction. */
export function writeAccountScan(session: QuerySession, userId: string, scan: AccountScanRecord): void {
  session.run(upsertProfile(db, userId, scan));
  session.run(upsertRun(db, scan.run));
  if (scan.complete) removeUnlisted(session, userId, scan);
  writeRepositories(session, userId, scan);
}

function removeUnlisted(session: QuerySession, userId: string, { account, repositories }: AccountScanRecord): void {
  const listed = new Set(repositories.map(({ name }) => keyOf(name)));
  for (const { name } of session.all(selectNames(db, userId, account))) {
    if (!listed.has(name)) session.run(deleteRepository(db, userId, name));
  }
}

/** The one hot path: Kysely writes the statement for the first repository, and the others run it with their own values. */
function writeRepositories(session: QuerySession, userId: string, { account, run, repositories }: AccountScanRecord): void {
  const rows = repositories.map((record) => repositoryRow(userId, account, run.id, record));
  const [first] = rows;
  if (first === undefined) return;
  const statement = session.prepare(upsertRepository(db, first));
  for (const row of rows) statement.run(...(Object.values(row) as (string | number | null)[]));
}
