import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Makes a repository of 2,000 files and 60 commits, always the same one. */
export async function makeRepository(folder: string): Promise<void> {
  const identity = { GIT_AUTHOR_NAME: 'bench', GIT_AUTHOR_EMAIL: 'bench@example.com', GIT_COMMITTER_NAME: 'bench', GIT_COMMITTER_EMAIL: 'bench@example.com' };
  const dates = { GIT_AUTHOR_DATE: '2026-01-02T03:04:05Z', GIT_COMMITTER_DATE: '2026-01-02T03:04:05Z' };
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', ...identity, ...dates };
  const git = (...args: string[]) => run('git', ['-C', folder, ...args], { env });
  await mkdir(folder, { recursive: true });
  await git('init', '--quiet', '--initial-branch=main');
  for (let commit = 0; commit < 60; commit++) {
    for (let file = commit % 3; file < 2_000; file += commit === 0 ? 1 : 97) {
      const path = join(folder, `part-${file % 40}`, `file-${file}.ts`);
      await mkdir(join(path, '..'), { recursive: true });
      await writeFile(path, Array.from({ length: 60 }, (_, line) => `export const value${line} = ${(file * 2_654_435_761 + line * commit) % 1_000_003};\n`).join(''));
    }
    await git('add', '--all');
    await git('commit', '--quiet', '--message', `Commit ${commit}`);
  }
}
