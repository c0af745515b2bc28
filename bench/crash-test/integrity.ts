import Database from 'better-sqlite3';
import { Redis } from 'ioredis';
import type { QueueAddress } from './queue-address.js';

/** What the store itself says once all queues are closed: `ok`, or what is wrong. */
export async function integrityOf(address: QueueAddress): Promise<string> {
  return address.adapter === 'sqlite' ? integrityOfFile(address.file) : integrityOfKeys(address.url, address.prefix);
}

/** SQLite's own check. */
export function integrityOfFile(file: string): string {
  const database = new Database(file, { fileMustExist: true });
  try {
    return String(database.pragma('integrity_check', { simple: true }));
  } finally {
    database.close();
  }
}

/** Nothing may be locked or held as running once no worker is left. */
async function integrityOfKeys(url: string, prefix: string): Promise<string> {
  const redis = new Redis(url, { maxRetriesPerRequest: 3 });
  try {
    const wrong: string[] = [];
    let keys = 0;
    for await (const page of redis.scanStream({ match: `${prefix}*`, count: 1_000 }) as AsyncIterable<string[]>) {
      for (const key of page) {
        keys += 1;
        if (key.endsWith(':lock')) wrong.push(`${key} is left`);
        else if (key.endsWith(':active') && (await redis.type(key)) === 'list') wrong.push(`${key} holds ${await redis.llen(key)}`);
      }
    }
    if (keys === 0) wrong.push('there are no keys at all');
    return wrong.length === 0 ? 'ok' : wrong.slice(0, 3).join(', ');
  } finally {
    redis.disconnect();
  }
}
