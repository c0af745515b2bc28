import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createGit } from './create-git.js';
import { createSandbox, type Sandbox } from './fixtures/sandbox.js';
import { formatIdentity, ownIdentity } from './process/process-identity.js';
import { sweepWorkspaces } from './sweep-workspaces.js';
import { createWorkspace } from './workspace.js';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => sandbox.remove());

const gone = { ...ownIdentity(), pid: 2 ** 30 };

/** A workspace as a killed process leaves it. */
function abandoned(): string {
  const folder = join(sandbox.tempDir, `reposcan-git-${formatIdentity(gone)}.Ab3xyz`);
  mkdirSync(join(folder, 'home'), { recursive: true });
  writeFileSync(join(folder, 'pack'), 'x');
  return folder;
}

it('what a killed process left goes when the next one opens something', async () => {
  abandoned();

  const repository = await createGit({ tempDir: sandbox.tempDir }).open({ path: sandbox.repository('next') });

  expect(sandbox.leftovers()).toEqual([expect.stringContaining(formatIdentity(ownIdentity()))]);
  await repository.close();
  expect(sandbox.leftovers()).toEqual([]);
});

it('the processes that it left running are ended', async () => {
  const folder = abandoned();
  const child = spawn('sleep', ['60'], { env: { PATH: '/usr/bin:/bin', HOME: join(folder, 'home') } });
  const other = spawn('sleep', ['60'], { env: { PATH: '/usr/bin:/bin', HOME: sandbox.tempDir } });
  const ended = once(child, 'close');

  await sweepWorkspaces(sandbox.tempDir);

  expect(await ended).toEqual([null, 'SIGKILL']);
  expect(other.exitCode).toBeNull();
  other.kill('SIGKILL');
  await once(other, 'close');
});

it('everything else stays', async () => {
  const own = await createWorkspace(sandbox.tempDir);
  const foreign = join(sandbox.tempDir, `reposcan-git-${formatIdentity({ ...gone, host: '0'.repeat(12) })}.Ab3xyz`);
  const target = sandbox.path('precious');
  for (const folder of [foreign, target, join(sandbox.tempDir, 'reposcan-git-Ab3xyz'), join(sandbox.tempDir, 'other')]) mkdirSync(folder);
  writeFileSync(join(target, 'file'), 'x');
  symlinkSync(target, join(sandbox.tempDir, `reposcan-git-${formatIdentity(gone)}.link`));

  await sweepWorkspaces(sandbox.tempDir);

  expect(sandbox.leftovers()).toHaveLength(5);
  await own.remove();
});

it('a folder for temporary files that is not there is nothing to sweep', async () => {
  await expect(sweepWorkspaces(sandbox.path('nowhere'))).resolves.toBeUndefined();
});
