import { createHash } from 'node:crypto';
import type { SqliteConnection } from '@reposcan/sqlite';
import { Problem } from '../http/problem.js';
import type { Call, Reply } from '../http/route.js';

/** Requests that may be sent again without being done again. */
export interface Idempotency {
  /** Answers a request with Idempotency-Key once; its repeats get the first answer, for a day. Without the header: just answers. */
  once: (call: Call, answer: () => Promise<Reply | null>) => Promise<Reply | null>;
}

const dayMs = 24 * 60 * 60 * 1_000;
/** Longer than any answer takes. Whoever held it for so long is dead. */
const lockMs = 10_000;

type Found = { kind: 'mine' } | { kind: 'busy' } | { kind: 'other' } | { kind: 'done'; reply: Reply };

/**
 * Keeps answers in a database of several processes. Failures are not kept: the next try does the work. Where a process dies between enqueueing and noting the answer, the repeat enqueues
 * again and the queue's dedup key leads it to the same job.
 */
export function createIdempotency(database: SqliteConnection, now: () => number = Date.now): Idempotency {
  const begin = (userId: string, key: string, request: string): Promise<Found> =>
    database.write((session): Found => {
      const at = now();
      session.prepare('delete from idempotency where created_at < ?').run(at - dayMs);
      const row = session.prepare('select request, locked_until, reply from idempotency where user_id = ? and key = ?').get(userId, key) as
        | { request: string; locked_until: number; reply: string | null }
        | undefined;
      if (row !== undefined && row.request !== request) return { kind: 'other' };
      if (row !== undefined && row.reply !== null) return { kind: 'done', reply: JSON.parse(row.reply) as Reply };
      if (row !== undefined && row.locked_until > at) return { kind: 'busy' };
      session.prepare('insert or replace into idempotency values (?, ?, ?, ?, ?, null)').run(userId, key, request, at, at + lockMs);
      return { kind: 'mine' };
    });

  return {
    async once({ request: { method, path, headers }, principal: { userId }, body }, answer) {
      const key = headers['idempotency-key'];
      if (key === undefined) return answer();
      if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) {
        throw new Problem('The Idempotency-Key is not 1 to 200 visible ASCII characters.', { status: 400, code: 'invalid-idempotency-key' });
      }
      const found = await begin(userId, key, createHash('sha256').update(JSON.stringify([method, path, body])).digest('base64url'));
      switch (found.kind) {
        case 'other':
          throw new Problem('This Idempotency-Key was used for another request.', { status: 422, code: 'idempotency-key-reused' });
        case 'busy':
          throw new Problem('The first request with this Idempotency-Key is still under way.', { status: 409, code: 'request-under-way', retryAfter: 1 });
        case 'done':
          return { ...found.reply, headers: { ...found.reply.headers, 'Idempotent-Replayed': 'true' } };
        case 'mine':
          return keep(userId, key, answer);
      }
    },
  };

  async function keep(userId: string, key: string, answer: () => Promise<Reply | null>): Promise<Reply | null> {
    try {
      const reply = await answer();
      await database.write((session) => {
        session.prepare('update idempotency set reply = ? where user_id = ? and key = ?').run(JSON.stringify(reply), userId, key);
      });
      return reply;
    } catch (error) {
      await database.write((session) => {
        session.prepare('delete from idempotency where user_id = ? and key = ? and reply is null').run(userId, key);
      });
      throw error;
    }
  }
}
