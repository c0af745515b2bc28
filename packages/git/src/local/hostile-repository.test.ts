import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import type { FileContent } from '@reposcan/core';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
});
afterEach(() => {
  expect(sandbox.leftovers()).toEqual([]);
  expect(sandbox.processes()).toEqual([]);
  sandbox.remove();
});

/** A repository whose every setting, hook and attribute that could run something leaves a marker. */
function hostileRepository(): { folder: string; attack: string } {
  const attack = sandbox.path('attack.sh');
  sandbox.write(attack, `#!/bin/sh\necho "$0 $*" >> '${sandbox.marker}'\ncat\n`);
  chmodSync(attack, 0o755);
  const folder = sandbox.repository('hostile', { 'a.txt': 'a', 'b.bin': 'b', 'c.txt': 'c' });
  for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc', 'post-commit']) {
    sandbox.write(join(folder, '.git/hooks', hook), `#!/bin/sh\nexec '${attack}'\n`);
    chmodSync(join(folder, '.git/hooks', hook), 0o755);
  }
  sandbox.write(join(folder, '.gitattributes'), '* filter=evil diff=evil merge=evil text=auto working-tree-encoding=UTF-16\n');
  sandbox.write(join(folder, '.git/info/attributes'), '* filter=evil diff=evil\n');
  sandbox.write(join(folder, '.gitmodules'), '[submodule "x"]\n\tpath = x\n\turl = -u./payload\n\tupdate = !touch marker\n');
  const settings = [
    ['filter.evil.clean', attack],
    ['filter.evil.smudge', attack],
    ['filter.evil.process', attack],
    ['filter.evil.required', 'true'],
    ['diff.evil.textconv', attack],
    ['diff.evil.command', attack],
    ['diff.external', attack],
    ['merge.evil.driver', attack],
    ['core.pager', attack],
    ['pager.status', attack],
    ['pager.ls-tree', attack],
    ['alias.status', `!${attack}`],
    ['alias.ls-tree', `!${attack}`],
    ['alias.rev-parse', `!${attack}`],
    ['core.hooksPath', join(folder, '.git/hooks')],
    ['core.sshCommand', attack],
    ['core.gitProxy', attack],
    ['core.askPass', attack],
    ['core.editor', attack],
    ['core.alternateRefsCommand', attack],
    ['credential.helper', `!${attack}`],
    ['gpg.program', attack],
    ['log.showSignature', 'true'],
    ['uploadpack.packObjectsHook', attack],
    ['remote.origin.url', `ext::${attack}`],
    ['remote.origin.uploadpack', attack],
    ['remote.origin.promisor', 'true'],
    ['protocol.ext.allow', 'always'],
    ['extensions.partialClone', 'origin'],
    ['core.repositoryFormatVersion', '1'],
    ['core.fsmonitor', attack],
    ['include.path', '../../extra-config'],
  ];
  sandbox.write(sandbox.path('extra-config'), `[core]\n\tfsmonitor = ${attack}\n`);
  for (const [key = '', value = ''] of settings) execFileSync('git', ['config', '--file', join(folder, '.git/config'), key, value]);
  return { folder, attack };
}

describe('a hostile repository on this machine', () => {
  it('would run its programs under plain git', () => {
    const { folder } = hostileRepository();

    // Its monitor and filters fail as well as run, so git does not end well.
    spawnSync('git', ['-C', folder, 'diff'], { stdio: 'ignore' });

    expect(readFileSync(sandbox.marker, 'utf8')).not.toBe('');
  });

  it('runs nothing when it is opened, compared and read, with its history', async () => {
    const { folder } = hostileRepository();
    rmSync(sandbox.marker, { force: true });
    // Differences in size and time make git look into the files; a missing object makes it ask the remote.
    sandbox.write(join(folder, 'a.txt'), 'changed');
    const missing = sandbox.path('hostile/.git/objects', blobPath('c'));
    rmSync(missing);

    const repository = await createGit({ tempDir: sandbox.tempDir }).open({ path: folder });
    const answers: FileContent[] = [];
    for await (const answer of repository.tree.read(repository.tree.entries)) answers.push(answer);
    const { commits } = await repository.history();
    await repository.close();
    await createGit({ tempDir: sandbox.tempDir }).preflight({ path: folder });

    expect(answers.map(({ entry, bytes }) => [entry.path, bytes === null ? null : Buffer.from(bytes).toString()])).toEqual([
      ['a.txt', 'a'],
      ['b.bin', 'b'],
      ['c.txt', null],
    ]);
    expect(answers[2]).toMatchObject({ reason: 'missing' });
    expect(commits).toMatchObject([{ files: ['a.txt', 'b.bin', 'c.txt'] }]);
    expect(repository.warnings.map(({ code }) => code)).toEqual(['UNCOMMITTED_CHANGES', 'SHALLOW_CLONE']);
    expect(existsSync(sandbox.marker)).toBe(false);
  });

  it('runs nothing when a ref of it is asked for that is not there', async () => {
    const { folder } = hostileRepository();
    rmSync(sandbox.marker, { force: true });
    const git = createGit({ tempDir: sandbox.tempDir });

    for (const ref of ['nope', 'b'.repeat(40), 'abcdef']) {
      await expect(git.open({ path: folder, ref })).rejects.toMatchObject({ code: 'REF_NOT_FOUND' });
    }

    expect(existsSync(sandbox.marker)).toBe(false);
  });

  it('that makes git wait forever is given up', async () => {
    const folder = sandbox.repository('waiting');
    execFileSync('mkfifo', [sandbox.path('pipe')]);
    sandbox.write(join(folder, '.git/config'), `[include]\n\tpath = ${sandbox.path('pipe')}\n`);
    const git = createGit({ tempDir: sandbox.tempDir, commandTimeoutMs: 300 });

    await expect(git.open({ path: folder })).rejects.toMatchObject({ code: 'TIMEOUT' });
  });

  it('that makes git wait forever can be aborted', async () => {
    const folder = sandbox.repository('waiting');
    execFileSync('mkfifo', [sandbox.path('pipe')]);
    sandbox.write(join(folder, '.git/config'), `[include]\n\tpath = ${sandbox.path('pipe')}\n`);
    const controller = new AbortController();
    const opening = createGit({ tempDir: sandbox.tempDir }).open({ path: folder }, { signal: controller.signal });
    while (sandbox.processes().length === 0) await new Promise((resolve) => setTimeout(resolve, 5));

    controller.abort();

    await expect(opening).rejects.toMatchObject({ code: 'ABORTED' });
  });
});

/** Where a loose blob with this content is. */
function blobPath(content: string): string {
  const oid = execFileSync('git', ['hash-object', '--stdin'], { input: content, encoding: 'utf8' }).trim();
  return join(oid.slice(0, 2), oid.slice(2));
}
