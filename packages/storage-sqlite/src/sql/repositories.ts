import type { AnalysisRecord, Listing, RepositoryFilter, RepositoryPosition, RepositoryRecord } from '@reposcan/storage';
import { sql, type CompiledQuery, type InsertObject, type Kysely } from 'kysely';
import { keyOf } from './key.js';
import type { Tables } from './tables.js';

const columns = ['name', 'scan_id', 'selected', 'score', 'analyzed_at', 'analysis', 'document'] as const;

/** A repository as it is read. */
export type RepositoryRow = Pick<Tables['reposcan_repositories'], (typeof columns)[number]>;

/** A row to write; its members stand in the order of the parameters of `upsertRepository`. */
export type RepositoryInsert = InsertObject<Tables, 'reposcan_repositories'>;

/** The row of a repository that a scan found. Its analysis is not part of it, so that one that is there stays. */
export function repositoryRow(userId: string, account: string, scanId: string, record: RepositoryRecord): RepositoryInsert {
  return {
    user_id: keyOf(userId),
    name: keyOf(record.name),
    account: keyOf(account),
    scan_id: keyOf(scanId),
    score: record.score,
    category: record.category,
    selected: record.selected ? 1 : 0,
    pushed_at: record.pushedAt,
    document: record.document,
  };
}

/** Writes a repository; with other parameters the same statement writes another one. */
export function upsertRepository(db: Kysely<Tables>, row: RepositoryInsert): CompiledQuery {
  return db
    .insertInto('reposcan_repositories')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['user_id', 'name']).doUpdateSet((eb) => ({
        account: eb.ref('excluded.account'),
        scan_id: eb.ref('excluded.scan_id'),
        score: eb.ref('excluded.score'),
        category: eb.ref('excluded.category'),
        selected: eb.ref('excluded.selected'),
        pushed_at: eb.ref('excluded.pushed_at'),
        document: eb.ref('excluded.document'),
      })),
    )
    .compile();
}

/** The keys of the repositories of an account. */
export function selectNames(db: Kysely<Tables>, userId: string, account: string): CompiledQuery<{ name: string }> {
  return db
    .selectFrom('reposcan_repositories')
    .select('name')
    .where('user_id', '=', keyOf(userId))
    .where('account', '=', keyOf(account))
    .compile();
}

/** Removes a repository by its key. */
export function deleteRepository(db: Kysely<Tables>, userId: string, nameKey: string): CompiledQuery {
  return db.deleteFrom('reposcan_repositories').where('user_id', '=', keyOf(userId)).where('name', '=', nameKey).compile();
}

/** One repository. */
export function selectRepository(db: Kysely<Tables>, userId: string, name: string): CompiledQuery<RepositoryRow> {
  return db
    .selectFrom('reposcan_repositories')
    .select(columns)
    .where('user_id', '=', keyOf(userId))
    .where('name', '=', keyOf(name))
    .compile();
}

/** A page of repositories and one more, to see whether another page follows. */
export function selectRepositories(
  db: Kysely<Tables>,
  { userId, account, category, limit, after }: RepositoryFilter & Listing<RepositoryPosition>,
): CompiledQuery<RepositoryRow> {
  let query = db.selectFrom('reposcan_repositories').select(columns).where('user_id', '=', keyOf(userId));
  if (account !== undefined) query = query.where('account', '=', keyOf(account));
  if (category !== undefined) query = query.where('category', '=', category);
  if (after !== null) {
    const [score, name] = after;
    // The first condition is implied; it lets the database begin at the position instead of counting up to it.
    query = query.where('score', '<=', score).where((eb) => eb.or([eb('score', '<', score), eb('name', '>', keyOf(name))]));
  }
  return query
    .orderBy('score', 'desc')
    .orderBy('name')
    .limit(limit + 1)
    .compile();
}

/** The selected repositories without an analysis, or pushed to after it. */
export function selectForAnalysis(
  db: Kysely<Tables>,
  { userId, account, limit }: Omit<RepositoryFilter, 'category'> & { limit: number },
): CompiledQuery<RepositoryRow> {
  let query = db
    .selectFrom('reposcan_repositories')
    .select(columns)
    .where('user_id', '=', keyOf(userId))
    // Written out: a parameter would keep databases from using the index of the selected ones.
    .where('selected', '=', sql.lit(1))
    .where((eb) => eb.or([eb('analyzed_at', 'is', null), eb('pushed_at', '>', eb.ref('analyzed_at'))]));
  if (account !== undefined) query = query.where('account', '=', keyOf(account));
  return query.orderBy('score', 'desc').orderBy('name').limit(limit).compile();
}

/** Adds an analysis to a repository. */
export function updateAnalysis(db: Kysely<Tables>, userId: string, name: string, { analyzedAt, document }: AnalysisRecord): CompiledQuery {
  return db
    .updateTable('reposcan_repositories')
    .set({ analyzed_at: analyzedAt, analysis: document })
    .where('user_id', '=', keyOf(userId))
    .where('name', '=', keyOf(name))
    .compile();
}
