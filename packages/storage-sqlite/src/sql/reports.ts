import { reportsPerLocation, type ReportQuery, type RepositoryScanRecord } from '@reposcan/storage';
import type { CompiledQuery, Kysely } from 'kysely';
import { keyOf } from './key.js';
import type { Tables } from './tables.js';

/** Writes the report of a deep scan. Its run must be there. */
export function upsertReport(db: Kysely<Tables>, { run, location, commit, recipe, document }: RepositoryScanRecord): CompiledQuery {
  return db
    .insertInto('reposcan_reports')
    .values({
      user_id: keyOf(run.userId),
      id: keyOf(run.id),
      location: keyOf(location),
      commit_id: keyOf(commit),
      started_at: run.startedAt,
      document,
      recipe: keyOf(recipe),
    })
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'id']).doUpdateSet((eb) => ({
        location: eb.ref('excluded.location'),
        commit_id: eb.ref('excluded.commit_id'),
        started_at: eb.ref('excluded.started_at'),
        document: eb.ref('excluded.document'),
        recipe: eb.ref('excluded.recipe'),
      })),
    )
    .compile();
}

/** One report. */
export function selectReport(db: Kysely<Tables>, userId: string, id: string): CompiledQuery<{ document: string }> {
  return db.selectFrom('reposcan_reports').select('document').where('user_id', '=', keyOf(userId)).where('id', '=', keyOf(id)).compile();
}

/** The newest report of a location, of one commit or of any, of one recipe or of any. */
export function selectNewestReport(
  db: Kysely<Tables>,
  userId: string,
  location: string,
  { commit, recipe }: ReportQuery,
): CompiledQuery<{ document: string }> {
  let query = db
    .selectFrom('reposcan_reports')
    .select('document')
    .where('user_id', '=', keyOf(userId))
    .where('location', '=', keyOf(location));
  if (commit !== undefined) query = query.where('commit_id', '=', keyOf(commit));
  if (recipe !== undefined) query = query.where('recipe', '=', keyOf(recipe));
  return query.orderBy('started_at', 'desc').orderBy('id', 'desc').limit(1).compile();
}

/** Removes the reports of a location but its newest. */
export function deleteOldReports(db: Kysely<Tables>, userId: string, location: string): CompiledQuery {
  const newest = db
    .selectFrom('reposcan_reports')
    .select('id')
    .where('user_id', '=', keyOf(userId))
    .where('location', '=', keyOf(location))
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(reportsPerLocation);
  return db
    .deleteFrom('reposcan_reports')
    .where('user_id', '=', keyOf(userId))
    .where('location', '=', keyOf(location))
    .where('id', 'not in', newest)
    .compile();
}
