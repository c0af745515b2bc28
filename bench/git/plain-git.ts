import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What one would type: a bare clone of one branch, with the arguments of a strategy. */
const ARGUMENTS = {
  tree: ['--depth=1', '--filter=blob:none'],
  head: ['--depth=1'],
  history: ['--filter=blob:none'],
  full: [],
} as const;

/** The files of HEAD in one request; git alone would fetch one after the other. */
const PREFETCH = `git ls-tree -r HEAD | while read -r mode type oid path; do [ "$type" = blob ] && echo "$oid"; done | sort -u |
  git -c fetch.negotiationAlgorithm=noop fetch --quiet --no-tags --no-write-fetch-head --stdin origin`;

/** Clones with plain git, as nobody's configuration has it. */
export async function plainClone(url: string, folder: string, strategy: keyof typeof ARGUMENTS): Promise<void> {
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C.UTF-8' };
  await run('git', ['clone', '--quiet', '--bare', '--single-branch', '--no-tags', ...ARGUMENTS[strategy], '--', url, folder], { env });
  if (strategy === 'history') await run('sh', ['-c', PREFETCH], { env: { ...env, GIT_DIR: folder } });
}
