import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitHistory } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { setUpOpening } from '../fixtures/opening.js';
import type { HistoryOptions } from './read-history.js';

const opening = setUpOpening();

interface Making {
  files?: Record<string, string | null>;
  date?: string;
  author?: string;
  email?: string;
  message?: string;
}

/** Makes a commit of changed files; `null` removes one. Returns its id. */
function commit(folder: string, { files = {}, date = '2026-01-02T03:04:05Z', author = 'Ada', email = 'ada@example.com', message = 'x' }: Making): string {
  const { sandbox } = opening;
  for (const [path, content] of Object.entries(files)) {
    if (content === null) rmSync(join(folder, path));
    else sandbox.write(join(folder, path), content);
  }
  sandbox.git(folder, ['add', '--all']);
  const tree = sandbox.git(folder, ['write-tree']);
  const seconds = Math.floor(Date.parse(date) / 1000);
  return raw(folder, `tree ${tree}\nparent ${sandbox.git(folder, ['rev-parse', 'HEAD'])}\nauthor ${author} <${email}> 1 +0000\ncommitter C <c@d> ${seconds} +0000\n\n${message}`);
}

/** Writes a commit object as it is and moves the branch there. */
function raw(folder: string, object: string | Uint8Array): string {
  const { sandbox } = opening;
  const oid = sandbox.git(folder, ['hash-object', '-t', 'commit', '-w', '--stdin', '--literally'], object);
  sandbox.write(join(folder, '.git/refs/heads/main'), `${oid}\n`);
  return oid;
}

async function historyOf(folder: string, options?: HistoryOptions): Promise<CommitHistory> {
  return (await opening.open(folder)).history(options);
}

describe('a history', () => {
  it('is the commits of a year before the opened one, with the files that each touched', async () => {
    const folder = opening.sandbox.repository('plain', { 'a.ts': 'a', 'b.ts': 'b' });
    const tooOld = commit(folder, { files: { 'a.ts': 'a2' }, date: '2024-06-01T00:00:00Z' });
    const first = commit(folder, { files: { 'a.ts': 'a3', 'src/größe.ts': 'c' }, date: '2025-03-01T00:00:00Z', author: 'Grace', email: 'Grace@Example.com', message: '\nFirst\n\nBody' });
    const second = commit(folder, { files: { 'b.ts': null }, date: '2026-01-02T00:00:00Z' });

    const history = await historyOf(folder);

    expect(history).toEqual({
      since: '2025-01-02T00:00:00.000Z',
      truncated: false,
      shallow: false,
      commits: [
        { oid: second, author: 'Ada', email: 'ada@example.com', committedAt: '2026-01-02T00:00:00.000Z', subject: 'x', merge: false, files: ['b.ts'] },
        {
          oid: first,
          author: 'Grace',
          email: 'grace@example.com',
          committedAt: '2025-03-01T00:00:00.000Z',
          subject: 'First',
          merge: false,
          files: ['a.ts', 'src/größe.ts'],
        },
        // The commit before `tooOld` has a later date: the order is that of the commits, the date decides for each.
        { oid: opening.sandbox.git(folder, ['rev-parse', `${tooOld}^`]), author: 'Ada', email: 'ada@example.com', committedAt: '2026-01-02T03:04:05.000Z', subject: 'First commit', merge: false, files: ['a.ts', 'b.ts'] },
      ],
    });
  });

  it('begins where it is told', async () => {
    const folder = opening.sandbox.repository('since');
    commit(folder, { date: '2026-02-01T00:00:00Z', message: 'in' });

    const history = await historyOf(folder, { since: '2026-01-15' });

    expect(history.since).toBe('2026-01-15T00:00:00.000Z');
    expect(history.commits.map(({ subject }) => subject)).toEqual(['in']);
  });

  it('ends at the number of commits, and says so only if there are more', async () => {
    const folder = opening.sandbox.repository('many');
    for (let index = 0; index < 4; index++) commit(folder, { message: String(index) });

    const [cut, whole] = [await historyOf(folder, { maxCommits: 2 }), await historyOf(folder, { maxCommits: 5 })];

    expect(cut.commits.map(({ subject }) => subject)).toEqual(['3', '2']);
    expect(cut.truncated).toBe(true);
    expect(whole.commits).toHaveLength(5);
    expect(whole.truncated).toBe(false);
  });

  it('keeps as many files of a commit as it may', async () => {
    const folder = opening.sandbox.repository('wide', Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`f${index}`, 'x'])));

    expect((await historyOf(folder, { maxFilesPerCommit: 7 })).commits[0]?.files).toHaveLength(7);
  });

  it('counts a rename for the new path, and a rename with changes for both', async () => {
    const folder = opening.sandbox.repository('renames', { 'old.ts': 'content\n', 'other.ts': 'more\ncontent\nhere\n' });
    opening.sandbox.git(folder, ['mv', 'old.ts', 'new.ts']);
    const renamed = commit(folder, { message: 'rename' });
    rmSync(join(folder, 'other.ts'));
    commit(folder, { files: { 'changed.ts': 'more\ncontent\nthere\n' } });

    const { commits } = await historyOf(folder);

    expect(commits[0]?.files).toEqual(['changed.ts', 'other.ts']);
    expect(commits[1]).toMatchObject({ oid: renamed, files: ['new.ts'] });
  });

  it('has merges, whose files are those of their parents', async () => {
    const folder = opening.sandbox.repository('merged');
    opening.sandbox.git(folder, ['checkout', '--quiet', '-b', 'topic']);
    opening.sandbox.write(join(folder, 'topic.ts'), 'x');
    opening.sandbox.git(folder, ['add', '.']);
    opening.sandbox.git(folder, ['commit', '--quiet', '-m', 'Topic']);
    opening.sandbox.git(folder, ['checkout', '--quiet', 'main']);
    opening.sandbox.git(folder, ['merge', '--quiet', '--no-ff', '-m', 'Merge', 'topic']);

    const { commits } = await historyOf(folder);

    expect(commits[0]).toMatchObject({ subject: 'Merge', merge: true, files: [] });
    expect(commits).toHaveLength(3);
    expect(commits).toContainEqual(expect.objectContaining({ subject: 'Topic', merge: false, files: ['topic.ts'] }));
  });

  it('of one commit has one commit', async () => {
    expect(await historyOf(opening.sandbox.repository('single'))).toMatchObject({ commits: [{ files: ['README.md'] }], truncated: false, shallow: false });
  });

  it('of a shallow clone ends there: what its last commit changed is not known', async () => {
    const folder = opening.sandbox.repository('source', { 'a.ts': 'a', 'b.ts': 'b' });
    commit(folder, { files: { 'a.ts': 'a2' }, message: 'Second' });
    commit(folder, { files: { 'b.ts': 'b2' }, message: 'Third' });
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--depth=2', `file://${folder}`, 'shallow']);

    const { commits, shallow } = await historyOf(opening.sandbox.path('shallow'));

    expect(shallow).toBe(true);
    expect(commits.map(({ subject, files }) => [subject, files])).toEqual([
      ['Third', ['b.ts']],
      ['Second', []],
    ]);
  });

  it('is complete where a shallow clone reaches back further than asked for, and where it has everything', async () => {
    const folder = opening.sandbox.repository('reaching');
    commit(folder, { date: '2020-01-01T00:00:00Z' });
    commit(folder, { date: '2026-01-01T00:00:00Z' });
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--depth=2', `file://${folder}`, 'reaches']);
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--depth=1', `file://${opening.sandbox.repository('root')}`, 'everything']);

    expect(await historyOf(opening.sandbox.path('reaches'))).toMatchObject({ shallow: false, commits: [{}] });
    expect(await historyOf(opening.sandbox.path('everything'))).toMatchObject({ shallow: false, commits: [{ files: ['README.md'] }] });
  });

  it('of a partial clone of somebody else is read without fetching', async () => {
    const folder = opening.sandbox.repository('whole', { 'a.ts': 'a' });
    commit(folder, { files: { 'a.ts': 'a2', 'b.ts': 'b' } });
    opening.sandbox.git(folder, ['config', 'uploadpack.allowFilter', 'true']);
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--bare', '--filter=blob:none', `file://${folder}`, 'partial']);
    rmSync(folder, { recursive: true });

    const { commits, truncated } = await historyOf(opening.sandbox.path('partial'));

    expect(commits.map(({ files }) => files)).toEqual([['a.ts', 'b.ts'], ['a.ts']]);
    expect(truncated).toBe(false);
  });
});

describe('a commit that is odd', () => {
  it.each([
    ['-86400 +0000', '1969-12-31T00:00:00.000Z'],
    ['0 +0000', '1970-01-01T00:00:00.000Z'],
    ['32472144000 +0000', '2999-01-01T00:00:00.000Z'],
    ['99999999999999999999999 +0000', '1970-01-01T00:00:00.000Z'],
    ['never', '1970-01-01T00:00:00.000Z'],
  ])('in its date (%s) does not hide the others', async (date, committedAt) => {
    const folder = opening.sandbox.repository(`date-${date}`);
    const tree = opening.sandbox.git(folder, ['rev-parse', 'HEAD^{tree}']);
    const oid = raw(folder, `tree ${tree}\nparent ${opening.sandbox.git(folder, ['rev-parse', 'HEAD'])}\nauthor A <a@b> 1 +0000\ncommitter C <c@d> ${date}\n\nodd`);
    const last = commit(folder, { message: 'last' });

    const { commits } = await historyOf(folder, { since: '1960-01-01' });
    const recent = await historyOf(folder);

    expect(commits.map(({ oid: id, committedAt: at }) => [id, at])).toContainEqual([oid, committedAt]);
    expect(recent.commits.map(({ oid: id }) => id)).toContain(last);
    expect(recent.commits.map(({ subject }) => subject)).toContain('First commit');
  });

  it.each([
    ['control characters', 'Ev\u001b[31mil\u202e', 'a\u0007B@C', 'Evil', 'ab@c'],
    ['no name', '', 'a@b', '', 'a@b'],
    ['a very long name', 'N'.repeat(100_000), `${'e'.repeat(100_000)}@b`, `${'N'.repeat(199)}…`, ''],
  ])('in its author (%s) is made safe to show', async (what, author, email, shown, address) => {
    const folder = opening.sandbox.repository(`author-${what.length}`);
    commit(folder, { author, email });

    const [first] = (await historyOf(folder)).commits;

    expect(first?.author).toBe(shown);
    expect(first?.email).toBe(address);
  });

  it('in the bytes of its author and message is read as far as it can be', async () => {
    const folder = opening.sandbox.repository('bytes');
    const tree = opening.sandbox.git(folder, ['rev-parse', 'HEAD^{tree}']);
    const parent = opening.sandbox.git(folder, ['rev-parse', 'HEAD']);
    raw(
      folder,
      Buffer.concat([
        Buffer.from(`tree ${tree}\nparent ${parent}\nauthor `),
        Buffer.from('Ren\xe9 \xff', 'latin1'),
        Buffer.from(' <r@e> 1 +0000\ncommitter C <c@d> 1767323045 +0000\n\nnul\0byte '),
        Buffer.from([0xc3, 0x28, 0x0a]),
      ]),
    );

    const { commits } = await historyOf(folder);

    expect(commits).toHaveLength(2);
    expect(commits[0]).toMatchObject({ author: 'Ren\ufffd \ufffd', subject: 'nulbyte \ufffd(' });
  });

  it('names another encoding', async () => {
    const folder = opening.sandbox.repository('latin');
    const tree = opening.sandbox.git(folder, ['rev-parse', 'HEAD^{tree}']);
    raw(folder, Buffer.from(`tree ${tree}\nauthor Ren\xe9 <r@e> 1 +0000\ncommitter C <c@d> 1767323045 +0000\nencoding ISO-8859-1\n\ngr\xfc\xdfe`, 'latin1'));

    expect((await historyOf(folder)).commits).toMatchObject([{ author: 'René', subject: 'grüße' }]);
  });

  it('has a message of 200 kilobytes or a line of a megabyte', async () => {
    const folder = opening.sandbox.repository('long');
    commit(folder, { message: `Subject\n\n${'body '.repeat(40_000)}` });
    commit(folder, { message: 'x'.repeat(1_000_000) });

    const { commits } = await historyOf(folder);

    expect(commits.map(({ subject }) => subject.length)).toEqual([500, 7, 12]);
  });

  it('has a hundred parents', async () => {
    const folder = opening.sandbox.repository('octopus');
    const { sandbox } = opening;
    const root = sandbox.git(folder, ['rev-parse', 'HEAD']);
    const tree = sandbox.git(folder, ['rev-parse', 'HEAD^{tree}']);
    const parents = Array.from({ length: 100 }, (_, index) => sandbox.git(folder, ['commit-tree', '-p', root, '-m', `p${index}`, tree]));
    raw(folder, `tree ${tree}\n${parents.map((parent) => `parent ${parent}\n`).join('')}author A <a@b> 1 +0000\ncommitter C <c@d> 1767323045 +0000\n\nall`);

    const { commits } = await historyOf(folder);

    expect(commits).toHaveLength(102);
    expect(commits[0]).toMatchObject({ merge: true, files: [] });
  });

  it('is not renamed by a mailmap', async () => {
    const folder = opening.sandbox.repository('mailmap', { '.mailmap': 'Somebody Else <else@example.com> <ada@example.com>\n' });

    expect((await historyOf(folder)).commits).toMatchObject([{ author: 'Ada', email: 'ada@example.com' }]);
  });

  it('is not replaced, and no graft or commit graph tells another history', async () => {
    const folder = opening.sandbox.repository('replaced');
    const second = commit(folder, { message: 'second' });
    const { sandbox } = opening;
    const other = sandbox.git(folder, ['commit-tree', '-m', 'forged', sandbox.git(folder, ['rev-parse', 'HEAD^{tree}'])]);
    sandbox.git(folder, ['replace', second, other]);
    sandbox.write(join(folder, '.git/info/grafts'), `${second}\n`);
    sandbox.write(join(folder, '.git/objects/info/commit-graph'), 'CGPH garbage');

    expect((await historyOf(folder)).commits.map(({ subject }) => subject)).toEqual(['second', 'First commit']);
  });
});

describe('a history that is damaged', () => {
  it('is read as far as it goes', async () => {
    const folder = opening.sandbox.repository('damaged');
    const second = commit(folder, { files: { a: '1' }, message: 'second' });
    for (const message of ['third', 'fourth', 'fifth']) commit(folder, { files: { a: message }, message });
    rmSync(join(folder, '.git/objects', second.slice(0, 2), second.slice(2)));

    const { commits, truncated } = await historyOf(folder);

    // Git looks one commit ahead, and the last one that it wrote may be cut.
    expect(commits.map(({ subject }) => subject)).toEqual(['fifth']);
    expect(truncated).toBe(true);
  });

  it('right before the opened commit is an error: nothing is known', async () => {
    const folder = opening.sandbox.repository('unreadable');
    const first = opening.sandbox.git(folder, ['rev-parse', 'HEAD']);
    commit(folder, {});
    rmSync(join(folder, '.git/objects', first.slice(0, 2), first.slice(2)));

    await expect(historyOf(folder)).rejects.toMatchObject({ code: 'CORRUPT' });
  });
});

describe('reading a history', () => {
  it('after close is CLOSED', async () => {
    const repository = await opening.open(opening.sandbox.repository('closing'));
    await repository.close();

    await expect(repository.history()).rejects.toMatchObject({ code: 'CLOSED' });
  });

  it('can be aborted, before and during', async () => {
    const folder = opening.sandbox.repository('aborting');
    for (let index = 0; index < 20; index++) commit(folder, { message: String(index) });
    const repository = await opening.open(folder);
    const controller = new AbortController();

    const during = repository.history({ signal: controller.signal });
    controller.abort();

    await expect(during).rejects.toMatchObject({ code: 'ABORTED' });
    await expect(repository.history({ signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'ABORTED' });
  });

  it('twice at once gives the same twice', async () => {
    const repository = await opening.open(opening.sandbox.repository('twice'));

    const [one, other] = await Promise.all([repository.history(), repository.history()]);

    expect(one).toEqual(other);
  });
});
