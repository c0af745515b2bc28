import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatIdentity, ownIdentity } from '../process/process-identity.js';
import { createClaims } from './claims.js';

const forever = (): AbortSignal => new AbortController().signal;
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reposcan-claims-'));
});
afterEach(() => {
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
});

describe('work on a clone', () => {
  it('is done by one at a time', async () => {
    // Two that know nothing of each other, as in two processes.
    const [one, other] = [createClaims(folder), createClaims(folder)];
    let working = 0;
    let most = 0;
    const work = async (claims: typeof one): Promise<void> => {
      const claim = await claims.work('a', forever());
      working += 1;
      most = Math.max(most, working);
      await new Promise((resolve) => setTimeout(resolve, 2));
      working -= 1;
      await claim.release();
    };

    await Promise.all(Array.from({ length: 12 }, (_, index) => work(index % 2 === 0 ? one : other)));

    expect(most).toBe(1);
  });

  it('does not keep others from other clones', async () => {
    const claims = createClaims(folder);

    const held = [await claims.work('a', forever()), await claims.work('b', forever())];

    expect(await claims.tryWork('a')).toBeNull();
    for (const claim of held) await claim.release();
  });

  it('is not waited for once the signal is aborted', async () => {
    const claims = createClaims(folder);
    const held = await claims.work('a', forever());
    const controller = new AbortController();

    const waiting = claims.work('a', controller.signal);
    controller.abort(new Error('enough'));

    await expect(waiting).rejects.toThrow();
    await held.release();
  });
});

describe('a claim of a process', () => {
  const { host, pid, start } = ownIdentity();

  it.each([
    ['that is gone', { host, pid: 2 ** 30, start }],
    ['whose number belongs to another now', { host, pid, start: String(Number(start) + 1) }],
  ])('%s does not count and is removed', async (_, identity) => {
    writeFileSync(join(folder, `a.work.${formatIdentity(identity)}.x`), '');
    writeFileSync(join(folder, `a.use.${formatIdentity(identity)}.y`), '');
    const claims = createClaims(folder);

    expect(await claims.inUse()).toEqual(new Set());
    const claim = await claims.tryWork('a');

    expect(claim).not.toBeNull();
    await claim?.release();
  });

  it('on another machine counts as long as its file is touched', async () => {
    const file = join(folder, `a.use.${formatIdentity({ host: 'f'.repeat(12), pid: 1, start: '1' })}.x`);
    writeFileSync(file, '');
    const claims = createClaims(folder);

    expect(await claims.inUse()).toEqual(new Set(['a']));
    const old = new Date(Date.now() - 120_000);
    utimesSync(file, old, old);
    expect(await claims.inUse()).toEqual(new Set());
  });

  it('that uses a clone keeps nobody from working on it', async () => {
    const claims = createClaims(folder);
    const use = await claims.use('a');

    const work = await claims.tryWork('a');

    expect(work).not.toBeNull();
    expect(await claims.inUse()).toEqual(new Set(['a']));
    await work?.release();
    await use.release();
    await use.release();
  });
});
