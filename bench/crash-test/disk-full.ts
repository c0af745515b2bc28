import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { DiskFullOutcome } from './disk-full-process.js';

const program = fileURLToPath(new URL('disk-full-process.ts', import.meta.url));
/** From here tsx can be found, wherever the command was called. */
const cwd = fileURLToPath(new URL('..', import.meta.url));

/**
 * Fills a disk of 16 MB under a SQLite queue, and makes room again. The disk is a tmpfs that only the process of the experiment sees, so that nothing is left of it whatever
 * happens. Resolves with the reason where such a disk cannot be made.
 */
export async function diskFull(scratch: string): Promise<DiskFullOutcome | { skip: string }> {
  const disk = join(scratch, 'disk');
  await mkdir(disk);
  const script = 'mount -t tmpfs -o size=16m tmpfs "$1" || exit 77; shift; exec "$@"';
  const command = [process.execPath, '--import', 'tsx', program, disk];
  const root = process.getuid?.() === 0 ? [] : ['--user', '--map-root-user'];
  const child = spawn('unshare', [...root, '--mount', 'sh', '-c', script, 'sh', disk, ...command], {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const missing = once(child, 'error').then(() => null);
  const ended = Promise.all([text(child.stdout), text(child.stderr), once(child, 'close') as Promise<[number | null]>]);
  // Where unshare is missing, the streams end without an exit.
  ended.catch(() => {});
  const result = await Promise.race([ended, missing]);
  if (result === null) return { skip: 'there is no unshare here to make a small disk with' };
  const [said, complaint, [code]] = result;
  if (code === 77 || /unshare: /u.test(complaint)) return { skip: `no small disk can be mounted here: ${complaint.trim()}` };
  if (code !== 0) throw new Error(`The disk-full experiment ended with code ${code}: ${complaint.trim()}`);
  return JSON.parse(said) as DiskFullOutcome;
}
