import { lstat, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { endOrphans } from './process/orphans.js';
import { isRunning, parseIdentity } from './process/process-identity.js';
import { WORKSPACE_PREFIX } from './workspace.js';

/** Removes the workspaces of processes that were killed, and ends what they left running. Only our own user's, and only where the process is surely gone. */
export async function sweepWorkspaces(tempDir: string): Promise<void> {
  const names = await readdir(tempDir).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(WORKSPACE_PREFIX)) continue;
    const owner = parseIdentity(name.slice(WORKSPACE_PREFIX.length).replace(/\.[^.]*$/, ''));
    if (owner === null || isRunning(owner) !== false) continue;
    const folder = join(tempDir, name);
    const found = await lstat(folder).catch(() => null);
    if (found === null || !found.isDirectory() || found.uid !== process.getuid?.()) continue;
    endOrphans(folder);
    // Another process may be sweeping the same folder; what is left goes next time.
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }).catch(() => {});
  }
}
