import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from './create-git.js';
import { createSandbox, type Sandbox } from './fixtures/sandbox.js';
import type { GitTarget } from './git.js';

let sandbox: Sandbox;
beforeAll(() => {
  sandbox = createSandbox();
});
afterAll(() => sandbox.remove());

describe('opening', () => {
  it.each([{}, { path: undefined }, { path: '' }, { url: '' }, { path: 'a', url: 'https://h/x' }, { path: 1 }, { url: null }])(
    'refuses the target %j',
    async (target) => {
      await expect(createGit({ tempDir: sandbox.tempDir }).open(target as GitTarget)).rejects.toMatchObject({ code: 'INVALID_TARGET' });
    },
  );

  it('does nothing for a signal that is aborted already', async () => {
    const opening = createGit({ tempDir: sandbox.tempDir }).open({ path: sandbox.folder }, { signal: AbortSignal.abort() });

    await expect(opening).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('keeps repositories apart: closing one leaves the others open', async () => {
    const folder = sandbox.repository('shared');
    const git = createGit({ tempDir: sandbox.tempDir });

    const [first, second] = await Promise.all([git.open({ path: folder }), git.open({ path: folder })]);
    await first.close();
    const read = await second.tree.read(second.tree.entries)[Symbol.asyncIterator]().next();
    await second.close();

    expect(read.value).toMatchObject({ entry: { path: 'README.md' }, bytes: expect.any(Uint8Array) as Uint8Array });
    expect(sandbox.leftovers()).toEqual([]);
  });

  it('may be closed twice', async () => {
    const repository = await createGit({ tempDir: sandbox.tempDir }).open({ path: sandbox.repository('twice') });

    await repository.close();

    await expect(repository.close()).resolves.toBeUndefined();
  });

  it('leaves nothing when the host process exits without closing', async () => {
    const known = process.listeners('exit');
    const repository = await createGit({ tempDir: sandbox.tempDir }).open({ path: sandbox.repository('forgotten') });
    expect(sandbox.leftovers()).toHaveLength(1);

    for (const listener of process.listeners('exit')) if (!known.includes(listener)) listener(0);

    expect(sandbox.leftovers()).toEqual([]);
    await repository.close();
    expect(process.listeners('exit')).toEqual(known);
  });
});
