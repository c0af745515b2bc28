import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import { startGit, type GitProcess, type GitProcessOptions } from './git-process.js';

const limits = { addressSpaceBytes: 2 ** 31, cpuSeconds: 60, openFiles: 256, fileBytes: 1024 * 1024 };

let sandbox: Sandbox;
let before: number;
beforeEach(() => {
  sandbox = createSandbox();
  before = process.listenerCount('exit');
});
afterEach(() => {
  expect(sandbox.processes()).toEqual([]);
  expect(process.listenerCount('exit')).toBe(before);
  sandbox.remove();
});

/** A shell in place of git. */
function start(script: string, options: Partial<GitProcessOptions> = {}): GitProcess {
  const env = { PATH: '/usr/bin:/bin', HOME: sandbox.tempDir };
  return startGit({ program: 'sh', args: ['-c', script], env, limits, ...options });
}

/** Resolves when it wrote something. */
async function spoke({ stdout }: GitProcess): Promise<void> {
  await new Promise((resolve) => stdout.once('data', resolve));
}

describe('a process', () => {
  it('tells how it ended and what it complained about', async () => {
    const git = start('echo out; echo "fatal: no" >&2; exit 3');
    git.stdout.resume();

    await expect(git.ended).resolves.toEqual({ code: 3, killedBy: null, stderr: 'fatal: no\n', stopped: null, startError: null });
  });

  it('that cannot be started tells why', async () => {
    const git = start('true', { env: { PATH: sandbox.tempDir, HOME: sandbox.tempDir } });

    await expect(git.ended).resolves.toMatchObject({ code: null, startError: { code: 'ENOENT' } });
  });

  it('keeps only the end of endless complaints, without progress', async () => {
    const lines: string[] = [];
    const script = 'for i in $(seq 1 3000); do echo "line $i" >&2; done; printf "Receiving objects:  50%% (1/2)\\rReceiving objects: 100%% (2/2)\\n" >&2';
    const git = start(script, { onProgressLine: (line) => lines.push(line) });
    git.stdout.resume();

    const { stderr } = await git.ended;

    expect(stderr.length).toBeLessThanOrEqual(8_192);
    expect(stderr).toContain('line 3000');
    expect(stderr).not.toContain('Receiving');
    expect(lines).toEqual(['Receiving objects:  50% (1/2)', 'Receiving objects: 100% (2/2)']);
  });

  it.each([
    ['its children too', 'sleep 60 & sleep 60 & echo; wait'],
    ['children that outlive it', 'sleep 60 & echo; exit 0'],
    ['children that do not listen', 'trap "" TERM; sleep 60 & echo; sleep 60'],
  ])('that is stopped takes %s with it', async (_, script) => {
    const git = start(script);
    await spoke(git);

    git.stop('enough');

    await expect(git.ended).resolves.toMatchObject({ stopped: 'enough' });
  });

  it('is stopped when its time is over', async () => {
    const git = start('sleep 60', { timeoutMs: 20 });

    await expect(git.ended).resolves.toMatchObject({ stopped: 'timeout' });
  });

  it('is stopped when the signal is aborted, before or after its start', async () => {
    const controller = new AbortController();
    const early = start('sleep 60', { signal: AbortSignal.abort() });
    const late = start('echo; sleep 60', { signal: controller.signal });
    await spoke(late);

    controller.abort();

    await expect(early.ended).resolves.toMatchObject({ stopped: 'aborted' });
    await expect(late.ended).resolves.toMatchObject({ stopped: 'aborted' });
  });

  it('is not stopped once it has ended: its id may belong to another', async () => {
    const git = start('true');
    git.stdout.resume();
    await git.ended;

    git.stop('timeout');

    await expect(git.ended).resolves.toMatchObject({ code: 0, stopped: null });
  });

  it('is ended when the host process exits', async () => {
    const known = process.listeners('exit');
    const git = start('echo; sleep 60');
    await spoke(git);

    for (const listener of process.listeners('exit')) if (!known.includes(listener)) listener(0);

    await expect(git.ended).resolves.toMatchObject({ killedBy: 'SIGKILL' });
  });
});

describe('the limits of a process', () => {
  it('are in force in it and its children', async () => {
    const git = start('sh -c "ulimit -v; ulimit -t; ulimit -n; ulimit -f; ulimit -c"');
    const chunks: string[] = [];
    git.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    await git.ended;

    expect(chunks.join('').trim().split('\n')).toEqual([String(2 ** 21), '60', '256', '2048', '0']);
  });

  it('let a write fail instead of ending the process without a word', async () => {
    const git = start(`head -c 2000000 /dev/zero > '${sandbox.path('big')}'`);
    git.stdout.resume();

    const { code, stderr } = await git.ended;

    expect(code).not.toBe(0);
    expect(stderr).toContain('File too large');
  });

  it('pass arguments on as they are', async () => {
    const git = startGit({
      program: 'printf',
      args: ['%s|', '$HOME', '`id`', "a'b", '--', '-n', 'x y'],
      env: { PATH: '/usr/bin:/bin', HOME: sandbox.tempDir },
      limits,
    });
    const chunks: string[] = [];
    git.stdout.setEncoding('utf8').on('data', (chunk: string) => chunks.push(chunk));
    await git.ended;

    expect(chunks.join('')).toBe("$HOME|`id`|a'b|--|-n|x y|");
  });
});
