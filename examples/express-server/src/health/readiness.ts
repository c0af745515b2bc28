import { execFile } from 'node:child_process';
import { statfs } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { ScanJobs } from '@reposcan/pipeline';
import type { JobQueue } from '@reposcan/queue';
import type { ScanStore } from '@reposcan/storage';
import { within } from '../composition/within.js';

/** What one part of the server says. The detail is for operators: no addresses, no paths. */
export interface PartReport {
  ok: boolean;
  detail: string;
}

/** What the server needs in order to work. */
export type Readiness = () => Promise<Record<'queue' | 'store' | 'disk' | 'git', PartReport>>;

/** What is looked at. */
export interface ReadinessOptions {
  queue: Pick<JobQueue<ScanJobs>, 'counts'>;
  store: Pick<ScanStore, 'listRuns'>;
  dataDir: string;
  minFreeBytes: number;
}

/** The oldest git that is safe enough for URLs: it connects to the address that was checked. */
const minimumGit = [2, 37] as const;
/** Where @reposcan/git looks for it. */
const gitPath = '/usr/local/bin:/opt/homebrew/bin:/usr/bin:/bin';

/** Looks at each part, two seconds at most, all at the same time. */
export function createReadiness({ queue, store, dataDir, minFreeBytes }: ReadinessOptions): Readiness {
  let git: Promise<PartReport> | null = null;

  return async () => {
    const [queueReport, storeReport, disk, gitReport] = await Promise.all([
      report(async () => `${(await queue.counts()).waiting} jobs wait`),
      report(async () => (await store.listRuns('ready', { limit: 1 }), 'answers')),
      report(async () => {
        const { bavail, bsize } = await statfs(dataDir);
        if (bavail * bsize < minFreeBytes) throw new Error('little space left');
        return `${Math.floor((bavail * bsize) / 1024 ** 2)} MB free`;
      }),
      // It does not change while the server runs; a failure may be a passing one.
      (git ??= report(gitVersion).then((found) => (found.ok ? found : ((git = null), found)))),
    ]);
    return { queue: queueReport, store: storeReport, disk, git: gitReport };
  };
}

async function report(look: () => Promise<string>): Promise<PartReport> {
  try {
    return { ok: true, detail: await within(2_000, look(), () => new Error('does not answer in time')) };
  } catch (error) {
    const known = error instanceof Error && error.constructor === Error ? error.message : 'does not answer';
    return { ok: false, detail: known };
  }
}

async function gitVersion(): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['version'], { timeout: 2_000, env: { PATH: gitPath } }).catch(() => {
    throw new Error('git does not start');
  });
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(stdout) ?? [];
  const isOld = Number(major) < minimumGit[0] || (Number(major) === minimumGit[0] && Number(minor) < minimumGit[1]);
  if (isOld) throw new Error(`git ${major}.${minor} is older than ${minimumGit.join('.')}`);
  return `git ${major}.${minor}`;
}
