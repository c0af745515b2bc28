import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isRunning, parseIdentity } from '../process/process-identity.js';

/** What a process that cannot be seen from here was making is given up after so long. Milliseconds. */
const ABANDONED_MS = 24 * 60 * 60 * 1000;

/** Removes what processes that are gone were making or removing. */
export async function sweepMaking(making: string): Promise<void> {
  for (const name of await readdir(making)) {
    const owner = parseIdentity(name.split('.')[0] ?? '');
    const running = owner === null ? null : isRunning(owner);
    const folder = join(making, name);
    const made = running === null ? await stat(folder).catch(() => null) : null;
    const abandoned = made !== null && Date.now() - made.mtimeMs > ABANDONED_MS;
    if (running === false || abandoned) await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
  }
}
