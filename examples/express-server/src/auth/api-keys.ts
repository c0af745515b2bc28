import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { SqliteConnection } from '@reposcan/sqlite';
import type { Scope } from './principal.js';
import { digestOf } from './same-secret.js';

/** An API key as it is listed: without the key itself, which nobody can read again. */
export interface ApiKey {
  id: string;
  name: string;
  userId: string;
  scope: Scope;
  createdAt: number;
  revokedAt: number | null;
}

/** The API keys. */
export interface ApiKeys {
  /** The key is shown here and never again. */
  create(input: Pick<ApiKey, 'name' | 'userId' | 'scope'>): Promise<ApiKey & { key: string }>;
  list(): Promise<ApiKey[]>;
  /** False: there is none of this id. Revoking twice is fine. */
  revoke(id: string): Promise<boolean>;
  /** The key that this text is, unless it is revoked; `null` for any other text, after the same work. */
  verify(text: string): Promise<ApiKey | null>;
}

interface KeyRow {
  id: string;
  name: string;
  user_id: string;
  scope: Scope;
  /** SHA-256 in hexadecimal. */
  hash: string;
  created_at: number;
  revoked_at: number | null;
}

const form = /^rsk_([\w-]{16})_([\w-]{43})$/;
const noHash = '00'.repeat(32);

/** Keys in a database of several processes. A key is `rsk_`, its id, and 256 random bits, of which the hash is kept. */
export function createApiKeys(database: SqliteConnection, now: () => number = Date.now): ApiKeys {
  return {
    async create({ name, userId, scope }) {
      const id = randomBytes(12).toString('base64url');
      const key = `rsk_${id}_${randomBytes(32).toString('base64url')}`;
      const createdAt = now();
      await database.write((session) => {
        session.prepare('insert into api_keys values (?, ?, ?, ?, ?, ?, null)').run(id, name, userId, scope, digestOf(key).toString('hex'), createdAt);
      });
      return { id, name, userId, scope, createdAt, revokedAt: null, key };
    },

    async list() {
      const rows = await database.read((session) => session.prepare('select * from api_keys order by created_at, id').all());
      return (rows as unknown as KeyRow[]).map(keyOf);
    },

    revoke(id) {
      return database.write((session) => {
        session.prepare('update api_keys set revoked_at = ? where id = ? and revoked_at is null').run(now(), id);
        return session.prepare('select 1 from api_keys where id = ?').get(id) !== undefined;
      });
    },

    async verify(text) {
      const [, id = ''] = form.exec(text) ?? [];
      const row = (await database.read((session) => session.prepare('select * from api_keys where id = ?').get(id))) as unknown as KeyRow | undefined;
      const same = timingSafeEqual(digestOf(text), Buffer.from(row?.hash ?? noHash, 'hex'));
      return row !== undefined && same && row.revoked_at === null ? keyOf(row) : null;
    },
  };
}

function keyOf({ id, name, user_id, scope, created_at, revoked_at }: KeyRow): ApiKey {
  return { id, name, userId: user_id, scope, createdAt: created_at, revokedAt: revoked_at };
}
