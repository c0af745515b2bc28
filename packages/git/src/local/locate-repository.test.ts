import { appendFileSync, chmodSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setUpOpening } from '../fixtures/opening.js';

const opening = setUpOpening();

describe('what is not a repository with a commit', () => {
  it.each([
    ['a folder outside', () => opening.sandbox.tempDir, 'NOT_A_REPOSITORY'],
    ['a folder that is not there', () => opening.sandbox.path('nowhere'), 'NOT_A_REPOSITORY'],
    ['a file', () => join(opening.sandbox.repository('has-file'), 'README.md'), 'NOT_A_REPOSITORY'],
    ['no commit at all', () => init('empty'), 'EMPTY_REPOSITORY'],
    [
      'an unborn HEAD beside other branches',
      () => {
        const folder = opening.sandbox.repository('unborn');
        opening.sandbox.git(folder, ['symbolic-ref', 'HEAD', 'refs/heads/later']);
        return folder;
      },
      'REF_NOT_FOUND',
    ],
    [
      'a format of the future',
      () => {
        const folder = opening.sandbox.repository('future');
        opening.sandbox.git(folder, ['config', 'core.repositoryFormatVersion', '99']);
        return folder;
      },
      'NOT_A_REPOSITORY',
    ],
    [
      'a configuration that does not parse',
      () => {
        const folder = opening.sandbox.repository('broken-config');
        appendFileSync(join(folder, '.git/config'), '[core\n');
        return folder;
      },
      'NOT_A_REPOSITORY',
    ],
  ])('%s is a clear error', async (_, make, code) => {
    const path = make();

    await expect(opening.open(path)).rejects.toMatchObject({ name: 'GitError', code, input: expect.any(String) as string });
  });

  it('a truncated pack is CORRUPT', async () => {
    const folder = opening.sandbox.repository('truncated');
    opening.sandbox.git(folder, ['repack', '-a', '-d', '--quiet']);
    const packs = join(folder, '.git/objects/pack');
    const pack = join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '');
    chmodSync(pack, 0o644);
    truncateSync(pack, 40);

    await expect(opening.open(folder)).rejects.toMatchObject({ code: 'CORRUPT' });
  });

  it('a missing tree is CORRUPT', async () => {
    const folder = opening.sandbox.repository('missing-tree', { 'a/b.txt': 'b' });
    removeObject(folder, opening.sandbox.git(folder, ['rev-parse', 'HEAD:a']));

    await expect(opening.open(folder)).rejects.toMatchObject({ code: 'CORRUPT' });
  });
});

function init(name: string): string {
  const folder = opening.sandbox.path(name);
  mkdirSync(folder);
  opening.sandbox.git(folder, ['init', '--quiet', '--bare']);
  return folder;
}

function removeObject(folder: string, oid: string): void {
  rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
}
