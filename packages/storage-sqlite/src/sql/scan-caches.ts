import { scanCachesPerUser, type ScanCacheRecord } from '@reposcan/storage';
import type { CompiledQuery, Kysely } from 'kysely';
import { keyOf } from './key.js';
import type { Tables } from './tables.js';

/** Writes the cache of a location. The document may be any text, so it is kept as a key is. */
export function upsertScanCache(db: Kysely<Tables>, { userId, location, savedAt, document }: ScanCacheRecord): CompiledQuery {
  return db
    .insertInto('reposcan_scan_caches')
    .values({ user_id: keyOf(userId), location: keyOf(location), saved_at: savedAt, document: keyOf(document) })
    .onConflict((conflict) =>
      conflict
        .columns(['user_id', 'location'])
        .doUpdateSet((eb) => ({ saved_at: eb.ref('excluded.saved_at'), document: eb.ref('excluded.document') })),
    )
    .compile();
}

/** The cache of a location. */
export function selectScanCache(db: Kysely<Tables>, userId: string, location: string): CompiledQuery<{ saved_at: string; document: string }> {
  return db
    .selectFrom('reposcan_scan_caches')
    .select(['saved_at', 'document'])
    .where('user_id', '=', keyOf(userId))
    .where('location', '=', keyOf(location))
    .compile();
}

/** Removes the caches of a user but those saved last. */
export function deleteOldScanCaches(db: Kysely<Tables>, userId: string): CompiledQuery {
  const newest = db
    .selectFrom('reposcan_scan_caches')
    .select('location')
    .where('user_id', '=', keyOf(userId))
    .orderBy('saved_at', 'desc')
    .orderBy('location', 'desc')
    .limit(scanCachesPerUser);
  return db.deleteFrom('reposcan_scan_caches').where('user_id', '=', keyOf(userId)).where('location', 'not in', newest).compile();
}
