import { execFileSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import type { FileContent, TreeEntry } from '@reposcan/core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import type { OpenedRepository } from '../git.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';

let sandbox: Sandbox;
let opened: OpenedRepository[] = [];
beforeAll(() => {
  sandbox = createSandbox();
});
afterAll(() => sandbox.remove());
afterEach(async () => {
  await Promise.all(opened.map((repository) => repository.close()));
  opened = [];
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
});

async function open(path: string, ref?: string): Promise<OpenedRepository> {
  const git = createGit({ tempDir: sandbox.tempDir });
  const repository = await git.open({ path, ...(ref === undefined ? {} : { ref }) });
  opened.push(repository);
  return repository;
}

async function contents(repository: OpenedRepository, entries: readonly TreeEntry[] = repository.tree.entries): Promise<FileContent[]> {
  const answers: FileContent[] = [];
  for await (const answer of repository.tree.read(entries)) answers.push(answer);
  return answers;
}

function text({ bytes }: FileContent): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString();
}

describe('a repository on this machine', () => {
  it('is found from any folder inside it and scanned as a whole', async () => {
    const folder = sandbox.repository('plain', { 'README.md': '# Hello\n', 'src/deep/a.ts': 'export {};\n' });

    const repository = await open(join(folder, 'src/deep'));

    expect(repository.identity).toEqual({
      name: 'plain',
      source: { kind: 'path', location: folder },
      remoteUrl: null,
      commit: sandbox.git(folder, ['rev-parse', 'HEAD']),
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
    const folder = sandbox.repository('from-git-dir');

    const { identity } = await open(join(folder, '.git/objects'));

    expect(identity).toMatchObject({ name: 'from-git-dir', source: { location: folder } });
  });

  it('may be bare', async () => {
    const folder = sandbox.repository('to-bare');
    sandbox.git(sandbox.folder, ['clone', '--quiet', '--bare', folder, 'bare.git']);

    const repository = await open(sandbox.path('bare.git'));

    expect(repository.identity).toMatchObject({ name: 'bare', bare: true, branch: 'main' });
    expect(repository.warnings).toEqual([]);
  });

  it('may be bare and inside the working tree of another', async () => {
    const folder = sandbox.repository('outer');
    sandbox.git(folder, ['clone', '--quiet', '--bare', folder, 'inner.git']);

    const { identity } = await open(join(folder, 'inner.git'));

    expect(identity).toMatchObject({ name: 'inner', bare: true });
  });

  it('may be shallow, which is a warning', async () => {
    const folder = sandbox.repository('deep');
    sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);
    sandbox.git(sandbox.folder, ['clone', '--quiet', '--depth=1', `file://${folder}`, 'shallow']);

    const repository = await open(sandbox.path('shallow'));

    expect(repository.identity).toMatchObject({ shallow: true, remoteUrl: `file://${folder}` });
    expect(repository.warnings.map(({ code }) => code)).toEqual(['SHALLOW_CLONE']);
  });

  it('may be a linked worktree', async () => {
    const folder = sandbox.repository('main-tree');
    sandbox.git(folder, ['worktree', 'add', '--quiet', '-b', 'topic', sandbox.path('linked')]);
    sandbox.write(sandbox.path('linked/new.ts'), 'x');
    sandbox.git(sandbox.path('linked'), ['add', '.']);
    sandbox.git(sandbox.path('linked'), ['commit', '--quiet', '-m', 'On the topic']);

    const repository = await open(sandbox.path('linked'));

    expect(repository.identity).toMatchObject({ name: 'linked', branch: 'topic', subject: 'On the topic' });
    expect(repository.tree.entries).toHaveLength(2);
    expect(repository.warnings).toEqual([]);
  });

  it('may be the checkout of a submodule; in its parent it is listed and not read', async () => {
    const inner = sandbox.repository('inner-module');
    const folder = sandbox.repository('with-submodule');
    sandbox.git(folder, ['submodule', '--quiet', 'add', inner, 'vendor/inner']);
    sandbox.git(folder, ['commit', '--quiet', '-m', 'Add it']);

    const parent = await open(folder);
    const child = await open(join(folder, 'vendor/inner'));

    const entry = parent.tree.entries.find(({ kind }) => kind === 'submodule');
    expect(entry).toMatchObject({ path: 'vendor/inner', size: 0, oid: child.identity.commit });
    expect(await contents(parent, entry === undefined ? [] : [entry])).toEqual([{ entry, bytes: null, reason: 'not-a-file' }]);
    expect(parent.warnings).toEqual([]);
    expect(child.identity.name).toBe('inner');
  });

  it('may have a detached HEAD', async () => {
    const folder = sandbox.repository('detached');
    sandbox.git(folder, ['checkout', '--quiet', '--detach']);

    expect((await open(folder)).identity.branch).toBeNull();
  });

  it('may use SHA-256', async () => {
    const folder = sandbox.repository('sha256', { 'a.txt': 'a' }, ['--object-format=sha256']);

    const repository = await open(folder);

    expect(repository.identity.commit).toHaveLength(64);
    expect((await contents(repository)).map(text)).toEqual(['a']);
  });

  it('may borrow its objects from another', async () => {
    const folder = sandbox.repository('lender');
    sandbox.git(sandbox.folder, ['clone', '--quiet', '--shared', folder, 'borrower']);

    expect((await contents(await open(sandbox.path('borrower')))).map(text)).toEqual(['# Hello\n']);
  });

  it('may belong to another user', async (context) => {
    if (process.getuid?.() !== 0) context.skip('only root can give a folder away');
    const folder = sandbox.repository('foreign');
    execFileSync('chown', ['-R', '65534:65534', folder]);

    expect((await open(folder)).identity.subject).toBe('First commit');
  });

  it('is not written to', async () => {
    const folder = sandbox.repository('untouched');
    appendFileSync(join(folder, 'README.md'), 'more');
    const before = snapshot(folder);

    await contents(await open(folder));

    expect(snapshot(folder)).toEqual(before);
  });

  it('shows its remote without credentials', async () => {
    const folder = sandbox.repository('remote');
    sandbox.git(folder, ['remote', 'add', 'origin', 'https://ada:hunter2@example.com/a.git']);

    const repository = await open(folder);

    expect(repository.identity.remoteUrl).toBe('https://example.com/a.git');
    expect(JSON.stringify(repository)).not.toContain('hunter2');
  });
});

describe('a ref', () => {
  it('names the commit to scan: a branch, a tag, a tag of a tag or an object id', async () => {
    const folder = sandbox.repository('refs');
    const first = sandbox.git(folder, ['rev-parse', 'HEAD']);
    sandbox.git(folder, ['tag', '-a', '-m', 'one', 'v1']);
    sandbox.git(folder, ['tag', '-a', '-m', 'two', 'v1-again', 'v1']);
    sandbox.git(folder, ['branch', 'größe/x']);
    sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);

    for (const ref of ['v1', 'v1-again', 'refs/tags/v1', 'größe/x', first, first.slice(0, 12)]) {
      expect((await open(folder, ref)).identity, ref).toMatchObject({ commit: first, branch: null });
    }
    expect((await open(folder, 'HEAD')).identity).toMatchObject({ subject: 'Second', branch: 'main' });
  });

  it.each(['nope', 'refs/heads/nope', 'a'.repeat(40), 'tree-tag'])('that leads to no commit is not found: %s', async (ref) => {
    const folder = sandbox.path('refs');
    sandbox.git(folder, ['tag', '--force', 'tree-tag', 'HEAD^{tree}']);

    await expect(open(folder, ref)).rejects.toMatchObject({ code: 'REF_NOT_FOUND' });
  });

  it('that is an expression is refused', async () => {
    await expect(open(sandbox.path('refs'), 'HEAD~1')).rejects.toMatchObject({ code: 'INVALID_REF' });
  });
});

describe('what is not a repository with a commit', () => {
  it.each([
    ['a folder outside', () => sandbox.tempDir, 'NOT_A_REPOSITORY'],
    ['a folder that is not there', () => sandbox.path('nowhere'), 'NOT_A_REPOSITORY'],
    ['a file', () => join(sandbox.repository('has-file'), 'README.md'), 'NOT_A_REPOSITORY'],
    ['no commit at all', () => init('empty'), 'EMPTY_REPOSITORY'],
    [
      'an unborn HEAD beside other branches',
      () => {
        const folder = sandbox.repository('unborn');
        sandbox.git(folder, ['symbolic-ref', 'HEAD', 'refs/heads/later']);
        return folder;
      },
      'REF_NOT_FOUND',
    ],
    [
      'a format of the future',
      () => {
        const folder = sandbox.repository('future');
        sandbox.git(folder, ['config', 'core.repositoryFormatVersion', '99']);
        return folder;
      },
      'NOT_A_REPOSITORY',
    ],
    [
      'a configuration that does not parse',
      () => {
        const folder = sandbox.repository('broken-config');
        appendFileSync(join(folder, '.git/config'), '[core\n');
        return folder;
      },
      'NOT_A_REPOSITORY',
    ],
  ])('%s is a clear error', async (_, make, code) => {
    const path = make();

    await expect(open(path)).rejects.toMatchObject({ name: 'GitError', code, input: expect.any(String) as string });
  });

  it('a truncated pack is CORRUPT', async () => {
    const folder = sandbox.repository('truncated');
    sandbox.git(folder, ['repack', '-a', '-d', '--quiet']);
    const packs = join(folder, '.git/objects/pack');
    const pack = join(packs, readdirSync(packs).find((name) => name.endsWith('.pack')) ?? '');
    chmodSync(pack, 0o644);
    truncateSync(pack, 40);

    await expect(open(folder)).rejects.toMatchObject({ code: 'CORRUPT' });
  });

  it('a missing tree is CORRUPT', async () => {
    const folder = sandbox.repository('missing-tree', { 'a/b.txt': 'b' });
    removeObject(folder, sandbox.git(folder, ['rev-parse', 'HEAD:a']));

    await expect(open(folder)).rejects.toMatchObject({ code: 'CORRUPT' });
  });
});

describe('files', () => {
  it('keep their kind; symlinks are listed and not followed', async () => {
    const folder = sandbox.repository('kinds', { 'run.sh': '#!/bin/sh\n', 'a.txt': 'a' });
    chmodSync(join(folder, 'run.sh'), 0o755);
    symlinkSync('/etc/passwd', join(folder, 'passwd'));
    symlinkSync('loop', join(folder, 'loop'));
    sandbox.git(folder, ['add', '.']);
    sandbox.git(folder, ['commit', '--quiet', '-m', 'Kinds']);

    const repository = await open(folder);

    expect(Object.fromEntries(repository.tree.entries.map(({ path, kind }) => [path, kind]))).toEqual({
      'a.txt': 'file',
      loop: 'symlink',
      passwd: 'symlink',
      'run.sh': 'executable',
    });
    expect((await contents(repository)).map(text)).toEqual(['a', null, null, '#!/bin/sh\n']);
  });

  it('may have any name', async () => {
    const names = ['a\nb', 'a"b', "a'b", 'a\\b', 'tab\tx', ' lead', 'größe', '\ufeffbom', '-x', 'a'.repeat(255), '.GIT0', '*'];
    const folder = init('names');
    commitNames(folder, names.map((name) => Buffer.from(name)));

    const repository = await open(folder);

    expect(new Set(repository.tree.entries.map(({ path }) => path))).toEqual(new Set(names));
    expect(repository.tree.entries.every(({ pathEscaped }) => !pathEscaped)).toBe(true);
  });

  it('with a name that is not UTF-8 are escaped, read, and a warning', async () => {
    const folder = init('latin1');
    commitNames(folder, [Buffer.from('caf\xe9.txt', 'latin1'), Buffer.from('ok.txt')]);

    const repository = await open(folder);

    expect(repository.tree.entries[0]).toMatchObject({ path: 'caf\\xe9.txt', pathEscaped: true });
    expect((await contents(repository)).map(text)).toEqual(['content', 'content']);
    expect(repository.warnings).toMatchObject([{ code: 'PATH_ESCAPED', message: expect.stringContaining('caf\\xe9.txt') as string }]);
  });

  it('in Git LFS are their pointers', async () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'a'.repeat(64)}\nsize 12345\n`;
    const folder = sandbox.repository('lfs', { '.gitattributes': '*.bin filter=lfs diff=lfs\n', 'a.bin': pointer });

    const repository = await open(folder);

    expect((await contents(repository)).map(text)).toContain(pointer);
    expect(repository.warnings).toEqual([]);
  });

  it('are those of the commit itself, whatever refs/replace says', async () => {
    const folder = sandbox.repository('replaced');
    const real = sandbox.git(folder, ['rev-parse', 'HEAD:README.md']);
    const fake = sandbox.git(folder, ['hash-object', '-w', '--stdin'], 'replaced');
    sandbox.git(folder, ['replace', real, fake]);

    expect((await contents(await open(folder))).map(text)).toEqual(['# Hello\n']);
  });
});

describe('the working tree', () => {
  it('is not read, and a difference is a warning', async () => {
    const folder = sandbox.repository('dirty', { 'a.txt': 'a', 'b.txt': 'b' });
    sandbox.write(join(folder, 'a.txt'), 'changed');
    sandbox.write(join(folder, 'new\u001b[31m.txt'), 'new');

    const repository = await open(folder);

    expect((await contents(repository)).map(text)).toEqual(['a', 'b']);
    expect(repository.warnings).toMatchObject([{ code: 'UNCOMMITTED_CHANGES' }]);
    expect(repository.warnings[0]?.message).toContain('1 changed path and 1 untracked path (a.txt, new.txt)');
  });

  it('differs neither by what is ignored nor by a touched file', async () => {
    const folder = sandbox.repository('clean', { '.gitignore': '*.log\n', 'a.txt': 'a' });
    sandbox.write(join(folder, 'x.log'), 'x');
    sandbox.write(join(folder, 'excluded'), 'x');
    appendFileSync(join(folder, '.git/info/exclude'), 'excluded\n');
    sandbox.write(join(folder, 'a.txt'), 'a');

    expect((await open(folder)).warnings).toEqual([]);
  });

  it('does not matter where a ref was asked for', async () => {
    expect((await open(sandbox.path('dirty'), 'main')).warnings).toEqual([]);
  });

  it('may be missing', async () => {
    const folder = sandbox.repository('source');
    sandbox.git(sandbox.folder, ['clone', '--quiet', '--no-checkout', folder, 'no-checkout']);

    expect((await open(sandbox.path('no-checkout'))).warnings).toEqual([]);
  });
});

function init(name: string): string {
  const folder = sandbox.path(name);
  mkdirSync(folder);
  sandbox.git(folder, ['init', '--quiet', '--bare']);
  return folder;
}

/** Commits files with these names straight into a bare repository: no file system has to like them. */
function commitNames(folder: string, names: Buffer[]): void {
  const blob = sandbox.git(folder, ['hash-object', '-w', '--stdin'], 'content');
  const records = names.flatMap((name) => [Buffer.from(`100644 blob ${blob}\t`), name, Buffer.from([0])]);
  const tree = sandbox.git(folder, ['mktree', '-z'], Buffer.concat(records));
  sandbox.git(folder, ['update-ref', 'refs/heads/main', sandbox.git(folder, ['commit-tree', '-m', 'Names', tree])]);
}

function removeObject(folder: string, oid: string): void {
  rmSync(join(folder, '.git/objects', oid.slice(0, 2), oid.slice(2)), { force: true });
}

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
