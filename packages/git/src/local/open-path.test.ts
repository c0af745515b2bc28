import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, text, setUpOpening } from '../fixtures/opening.js';

const opening = setUpOpening();

describe('a repository on this machine', () => {
  it('is found from any folder inside it and scanned as a whole', async () => {
    const folder = opening.sandbox.repository('plain', { 'README.md': '# Hello\n', 'src/deep/a.ts': 'export {};\n' });

    const repository = await opening.open(join(folder, 'src/deep'));

    expect(repository.identity).toEqual({
      name: 'plain',
      source: { kind: 'path', location: folder },
      remoteUrl: null,
      commit: opening.sandbox.git(folder, ['rev-parse', 'HEAD']),
      branch: 'main',
      committedAt: '2026-01-02T03:04:05.000Z',
      subject: 'First commit',
      bare: false,
      shallow: false,
    });
    expect(repository.tree.entries.map(({ path, size, kind }) => ({ path, size, kind }))).toEqual([
      { path: 'README.md', size: 8, kind: 'file' },
      { path: 'src/deep/a.ts', size: 11, kind: 'file' },
    ]);
    expect((await contents(repository)).map(text)).toEqual(['# Hello\n', 'export {};\n']);
    expect(repository.warnings).toEqual([]);
  });

  it('is found from inside its git directory', async () => {
    const folder = opening.sandbox.repository('from-git-dir');

    const { identity } = await opening.open(join(folder, '.git/objects'));

    expect(identity).toMatchObject({ name: 'from-git-dir', source: { location: folder } });
  });

  it('may be bare', async () => {
    const folder = opening.sandbox.repository('to-bare');
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--bare', folder, 'bare.git']);

    const repository = await opening.open(opening.sandbox.path('bare.git'));

    expect(repository.identity).toMatchObject({ name: 'bare', bare: true, branch: 'main' });
    expect(repository.warnings).toEqual([]);
  });

  it('may be bare and inside the working tree of another', async () => {
    const folder = opening.sandbox.repository('outer');
    opening.sandbox.git(folder, ['clone', '--quiet', '--bare', folder, 'inner.git']);

    const { identity } = await opening.open(join(folder, 'inner.git'));

    expect(identity).toMatchObject({ name: 'inner', bare: true });
  });

  it('may be shallow, which is a warning', async () => {
    const folder = opening.sandbox.repository('deep');
    opening.sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--depth=1', `file://${folder}`, 'shallow']);

    const repository = await opening.open(opening.sandbox.path('shallow'));

    expect(repository.identity).toMatchObject({ shallow: true, remoteUrl: `file://${folder}` });
    expect(repository.warnings.map(({ code }) => code)).toEqual(['SHALLOW_CLONE']);
  });

  it('may be a linked worktree', async () => {
    const folder = opening.sandbox.repository('main-tree');
    opening.sandbox.git(folder, ['worktree', 'add', '--quiet', '-b', 'topic', opening.sandbox.path('linked')]);
    opening.sandbox.write(opening.sandbox.path('linked/new.ts'), 'x');
    opening.sandbox.git(opening.sandbox.path('linked'), ['add', '.']);
    opening.sandbox.git(opening.sandbox.path('linked'), ['commit', '--quiet', '-m', 'On the topic']);

    const repository = await opening.open(opening.sandbox.path('linked'));

    expect(repository.identity).toMatchObject({ name: 'linked', branch: 'topic', subject: 'On the topic' });
    expect(repository.tree.entries).toHaveLength(2);
    expect(repository.warnings).toEqual([]);
  });

  it('may be the checkout of a submodule; in its parent it is listed and not read', async () => {
    const inner = opening.sandbox.repository('inner-module');
    const folder = opening.sandbox.repository('with-submodule');
    opening.sandbox.git(folder, ['submodule', '--quiet', 'add', inner, 'vendor/inner']);
    opening.sandbox.git(folder, ['commit', '--quiet', '-m', 'Add it']);

    const parent = await opening.open(folder);
    const child = await opening.open(join(folder, 'vendor/inner'));

    const entry = parent.tree.entries.find(({ kind }) => kind === 'submodule');
    expect(entry).toMatchObject({ path: 'vendor/inner', size: 0, oid: child.identity.commit });
    expect(await contents(parent, entry === undefined ? [] : [entry])).toEqual([{ entry, bytes: null, reason: 'not-a-file' }]);
    expect(parent.warnings).toEqual([]);
    expect(child.identity.name).toBe('inner');
  });

  it('may have a detached HEAD', async () => {
    const folder = opening.sandbox.repository('detached');
    opening.sandbox.git(folder, ['checkout', '--quiet', '--detach']);

    expect((await opening.open(folder)).identity.branch).toBeNull();
  });

  it('may use SHA-256', async () => {
    const folder = opening.sandbox.repository('sha256', { 'a.txt': 'a' }, ['--object-format=sha256']);

    const repository = await opening.open(folder);

    expect(repository.identity.commit).toHaveLength(64);
    expect((await contents(repository)).map(text)).toEqual(['a']);
  });

  it('may borrow its objects from another', async () => {
    const folder = opening.sandbox.repository('lender');
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--shared', folder, 'borrower']);

    expect((await contents(await opening.open(opening.sandbox.path('borrower')))).map(text)).toEqual(['# Hello\n']);
  });

  it('may belong to another user', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can give a folder away');
    const folder = opening.sandbox.repository('foreign');
    execFileSync('chown', ['-R', '65534:65534', folder]);

    expect((await opening.open(folder)).identity.subject).toBe('First commit');
  });

  it('is not written to', async () => {
    const folder = opening.sandbox.repository('untouched');
    appendFileSync(join(folder, 'README.md'), 'more');
    const before = snapshot(folder);

    await contents(await opening.open(folder));

    expect(snapshot(folder)).toEqual(before);
  });

  it('shows its remote without credentials', async () => {
    const folder = opening.sandbox.repository('remote');
    opening.sandbox.git(folder, ['remote', 'add', 'origin', 'https://ada:hunter2@example.com/a.git']);

    const repository = await opening.open(folder);

    expect(repository.identity.remoteUrl).toBe('https://example.com/a.git');
    expect(JSON.stringify(repository)).not.toContain('hunter2');
  });
});

function snapshot(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      const { size, mtimeNs } = statSync(path, { bigint: true });
      return [path, `${size} ${mtimeNs}`];
    }),
  );
}
