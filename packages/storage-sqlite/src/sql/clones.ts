import type { CachedRepositoryRecord } from '@reposcan/storage';
import type { CompiledQuery, Kysely } from 'kysely';
import { keyOf } from './key.js';
import type { Tables } from './tables.js';

/** Writes the entry of a clone. */
export function upsertClone(db: Kysely<Tables>, { key, document }: CachedRepositoryRecord): CompiledQuery {
  return db
    .insertInto('reposcan_clones')
    .values({ key: keyOf(key), document })
    .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ document: eb.ref('excluded.document') })))
    .compile();
}

/** All entries by key. */
export function selectClones(db: Kysely<Tables>): CompiledQuery<{ document: string }> {
  return db.selectFrom('reposcan_clones').select('document').orderBy('key').compile();
}

/** Removes an entry. */
export function deleteClone(db: Kysely<Tables>, key: string): CompiledQuery {
  return db.deleteFrom('reposcan_clones').where('key', '=', keyOf(key)).compile();
}
