import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { atExit } from '../process/at-exit.js';
import { formatIdentity, isRunning, ownIdentity, parseIdentity } from '../process/process-identity.js';

/** `work`: nobody else makes, refreshes or removes the clone. `use`: nobody removes it. */
export type ClaimKind = 'work' | 'use';

/** Something that holds until it is released, or until its process is gone. */
export interface Claim {
  /** Twice is fine. */
  release(): Promise<void>;
}

/** Claims on the clones of a cache, between all processes that share its folder. */
export interface Claims {
  /** Waits until nobody else works on a clone. Rejects with the signal's reason. */
  work(key: string, signal: AbortSignal): Promise<Claim>;
  /** The same without waiting: `null` where somebody else does. */
  tryWork(key: string): Promise<Claim | null>;
  /** Only while holding the work on this clone. */
  use(key: string): Promise<Claim>;
  /** The keys of the clones in use. */
  inUse(): Promise<Set<string>>;
}

/** A claim whose process cannot be seen from here is given up when its file was not touched for so long. */
const STALE_MS = 60_000;
const HEARTBEAT_MS = 15_000;

/**
 * Claims are empty files, each with a name of its own: `key.kind.process.id`. Work is claimed by making the file first and looking for others second, so of
 * two processes at least one sees the other. No file is ever taken over, so nobody can take away what somebody else just got; those of dead processes are
 * removed by whoever sees them.
 */
export function createClaims(folder: string): Claims {
  const make = async (key: string, kind: ClaimKind): Promise<Claim & { name: string }> => {
    const name = `${key}.${kind}.${formatIdentity(ownIdentity())}.${randomUUID()}`;
    const file = join(folder, name);
    const forget = atExit(() => rmSync(file, { force: true }));
    const heartbeat = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => {}), HEARTBEAT_MS).unref();
    const release = async (): Promise<void> => {
      clearInterval(heartbeat);
      await rm(file, { force: true });
      forget();
    };
    try {
      await writeFile(file, '', { flag: 'wx' });
    } catch (error) {
      await release();
      throw error;
    }
    return { name, release };
  };

  /** The living claims of a kind, by name. */
  const living = async (kind: ClaimKind): Promise<{ key: string; name: string }[]> => {
    const found: { key: string; name: string }[] = [];
    for (const name of await readdir(folder)) {
      const [key = '', itsKind, identity = ''] = name.split('.');
      if (itsKind !== kind) continue;
      if (await isLiving(join(folder, name), identity)) found.push({ key, name });
      else await rm(join(folder, name), { force: true });
    }
    return found;
  };
  const tryWork: Claims['tryWork'] = async (key) => {
    const isFree = async (own?: string): Promise<boolean> => (await living('work')).every((claim) => claim.key !== key || claim.name === own);
    if (!(await isFree())) return null;
    const claim = await make(key, 'work');
    if (await isFree(claim.name)) return claim;
    await claim.release();
    return null;
  };

  return {
    tryWork,
    async work(key, signal) {
      for (;;) {
        signal.throwIfAborted();
        const claim = await tryWork(key);
        if (claim !== null) return claim;
        // Two that saw each other come back at different times.
        await delay(20 + Math.random() * 60, undefined, { signal });
      }
    },
    use: (key) => make(key, 'use'),
    inUse: async () => new Set((await living('use')).map(({ key }) => key)),
  };
}

async function isLiving(file: string, identity: string): Promise<boolean> {
  const owner = parseIdentity(identity);
  const running = owner === null ? null : isRunning(owner);
  if (running !== null) return running;
  const touched = await stat(file).catch(() => null);
  return touched !== null && Date.now() - touched.mtimeMs < STALE_MS;
}
