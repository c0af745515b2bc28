import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readClonedHead } from './read-clone.js';

const oid = 'a'.repeat(40);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'reposcan-read-clone-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the HEAD of a clone, read from its files', () => {
  it.each<[string, string | null, string | null, Awaited<ReturnType<typeof readClonedHead>>]>([
    ['names a branch', 'ref: refs/heads/main\n', `# pack-refs with: peeled fully-peeled sorted \n${oid} refs/heads/main\n`, { tip: oid, branch: 'main' }],
    ['names a branch with slashes', 'ref: refs/heads/a/b\n', `${'b'.repeat(40)} refs/heads/a\n${oid} refs/heads/a/b\n`, { tip: oid, branch: 'a/b' }],
    ['is a commit', `${oid}\n`, null, { tip: oid, branch: null }],
    ['is a commit by SHA-256', `${'c'.repeat(64)}\n`, null, { tip: 'c'.repeat(64), branch: null }],
    ['names a branch without a commit', 'ref: refs/heads/main\n', null, null],
    ['names a branch of another beginning', 'ref: refs/heads/main\n', `${oid} refs/heads/main2\n`, null],
    ['names what is no branch', 'ref: refs/tags/v1\n', `${oid} refs/tags/v1\n`, null],
    ['names what has no object id', 'ref: refs/heads/main\n', 'main refs/heads/main\n', null],
    ['is kept elsewhere', 'ref: refs/heads/.invalid\n', null, null],
    ['is missing', null, null, null],
  ])('%s', async (_, head, packedRefs, expected) => {
    if (head !== null) writeFileSync(join(folder, 'HEAD'), head);
    if (packedRefs !== null) writeFileSync(join(folder, 'packed-refs'), packedRefs);

    expect(await readClonedHead(folder)).toEqual(expected);
  });
});
