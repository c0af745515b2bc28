import type { AccountScanRecord } from '@reposcan/storage';
import type { CompiledQuery, Kysely } from 'kysely';
import { keyOf } from './key.js';
import type { Tables } from './tables.js';

/** Writes the profile of an account. */
export function upsertProfile(db: Kysely<Tables>, userId: string, { account, profile }: AccountScanRecord): CompiledQuery {
  return db
    .insertInto('reposcan_profiles')
    .values({ user_id: keyOf(userId), account: keyOf(account), document: profile })
    .onConflict((conflict) => conflict.columns(['user_id', 'account']).doUpdateSet((eb) => ({ document: eb.ref('excluded.document') })))
    .compile();
}

/** The profile of an account. */
export function selectProfile(db: Kysely<Tables>, userId: string, account: string): CompiledQuery<{ document: string }> {
  return db
    .selectFrom('reposcan_profiles')
    .select('document')
    .where('user_id', '=', keyOf(userId))
    .where('account', '=', keyOf(account))
    .compile();
}
