import { targetKeyOf, type Listing, type RunFilter, type RunPosition, type RunRecord } from '@reposcan/storage';
import type { CompiledQuery, Kysely } from 'kysely';
import { keyOf } from './key.js';
import type { Tables } from './tables.js';

/** A run as it is read. */
export type RunRow = Pick<Tables['reposcan_runs'], 'id' | 'started_at' | 'document'>;

/** Writes a run. */
export function upsertRun(db: Kysely<Tables>, run: RunRecord): CompiledQuery {
  return db
    .insertInto('reposcan_runs')
    .values({
      user_id: keyOf(run.userId),
      id: keyOf(run.id),
      kind: run.kind,
      target: keyOf(run.target),
      status: run.status,
      started_at: run.startedAt,
      has_summary: run.hasSummary ? 1 : 0,
      document: run.document,
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'id']).doUpdateSet((eb) => ({
        kind: eb.ref('excluded.kind'),
        target: eb.ref('excluded.target'),
        status: eb.ref('excluded.status'),
        started_at: eb.ref('excluded.started_at'),
        has_summary: eb.ref('excluded.has_summary'),
        document: eb.ref('excluded.document'),
      })),
    )
    .compile();
}

/** One run. */
export function selectRun(db: Kysely<Tables>, userId: string, id: string): CompiledQuery<RunRow> {
  return db
    .selectFrom('reposcan_runs')
    .select(['id', 'started_at', 'document'])
    .where('user_id', '=', keyOf(userId))
    .where('id', '=', keyOf(id))
    .compile();
}

/** A page of runs and one more, to see whether another page follows. */
export function selectRuns(
  db: Kysely<Tables>,
  { userId, kind, target, status, limit, after }: RunFilter & Listing<RunPosition>,
): CompiledQuery<RunRow> {
  let query = db.selectFrom('reposcan_runs').select(['id', 'started_at', 'document']).where('user_id', '=', keyOf(userId));
  if (kind !== undefined) query = query.where('kind', '=', kind);
  if (status !== undefined) query = query.where('status', '=', status);
  if (target !== undefined) {
    const keyFor = (of: RunRecord['kind']): string => keyOf(targetKeyOf(of, target));
    query = query.where((eb) =>
      eb.or([
        eb.and({ kind: 'account-scan', target: keyFor('account-scan') }),
        eb.and({ kind: 'repository-scan', target: keyFor('repository-scan') }),
      ]),
    );
  }
  if (after !== null) {
    const [startedAt, id] = after;
    // The first condition is implied; it lets the database begin at the position instead of counting up to it.
    query = query.where('started_at', '<=', startedAt).where((eb) => eb.or([eb('started_at', '<', startedAt), eb('id', '<', keyOf(id))]));
  }
  return query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .compile();
}

/** The newest account scan of a login that has a summary. */
export function selectNewestSummary(db: Kysely<Tables>, userId: string, account: string): CompiledQuery<{ document: string }> {
  return db
    .selectFrom('reposcan_runs')
    .select('document')
    .where('user_id', '=', keyOf(userId))
    .where('target', '=', keyOf(account))
    .where('kind', '=', 'account-scan')
    .where('has_summary', '=', 1)
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .compile();
}
