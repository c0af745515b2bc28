import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { createGit, type CloneStrategy, type GitOptions } from '@reposcan/git';
import { median, report, type Figure } from '../report/table.js';
import { startLoopback } from './loopback.js';
import { makeRepository } from './made-repository.js';
import { plainClone } from './plain-git.js';

// pnpm bench git [REPOSITORY …] [--runs=N] [--json]: bare git directories or working trees; without any a repository is made on the spot.
const strategies: CloneStrategy[] = ['tree', 'head', 'history', 'full'];
const args = process.argv.slice(2);
const runs = Number(args.find((arg) => arg.startsWith('--runs='))?.slice('--runs='.length) ?? 9);
const given = args.filter((arg) => !arg.startsWith('--')).map((path) => resolve(process.env['INIT_CWD'] ?? '.', path));
const scratch = await mkdtemp(join(tmpdir(), 'reposcan-bench-git-'));
const made = join(scratch, 'made-repository');

try {
  if (given.length === 0) await makeRepository(made);
  const figures: Figure[] = [];
  for (const repository of given.length === 0 ? [made] : given) figures.push(...(await measure(repository)));
  report('git', figures, { json: args.includes('--json') });
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function measure(repository: string): Promise<Figure[]> {
  const label = basename(repository) === 'repo' ? basename(dirname(repository)) : basename(repository);
  const server = await startLoopback(dirname(repository));
  const url = server.url(basename(repository));
  const options: GitOptions = { policy: { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true }, maxRepositoryBytes: 4 * 1024 ** 3, tempDir: scratch };
  try {
    const figures: Figure[] = [];
    for (const strategy of strategies) figures.push(...(await compare(`${label}, ${strategy}`, url, strategy, options)));
    return [...figures, ...(await cached(label, url, options))];
  } finally {
    await server.close();
  }
}

/** Our clone stage (checking the URL, cloning, listing the files) against plain git, one after the other. */
async function compare(name: string, url: string, strategy: CloneStrategy, options: GitOptions): Promise<Figure[]> {
  const git = createGit(options);
  const ours: number[] = [];
  const plain: number[] = [];
  for (let run = -1; run < runs; run++) {
    const folder = join(scratch, 'plain.git');
    const beganPlain = performance.now();
    await plainClone(url, folder, strategy);
    const plainMs = performance.now() - beganPlain;
    await rm(folder, { recursive: true });

    const began = performance.now();
    const opened = await git.open({ url }, { strategy });
    const ms = performance.now() - began;
    if (opened.tree.entries.length === 0) throw new Error('nothing was listed: the figure would be empty');
    await opened.close();
    // The first run warms the disk's cache and the server.
    if (run < 0) continue;
    plain.push(plainMs);
    ours.push(ms);
  }
  return [
    { name: `${name}: clone stage (median)`, value: median(ours), unit: 'ms' },
    { name: '  plain git (median)', value: median(plain), unit: 'ms' },
    { name: '  ratio', value: median(ours) / median(plain), unit: '×', bar: { most: 1.15 } },
  ];
}

/** Opening a repository that is in the cache and has not changed, and reading its history. */
async function cached(label: string, url: string, options: GitOptions): Promise<Figure[]> {
  const git = createGit({ ...options, cache: { dir: join(scratch, 'cache') } });
  const opening: number[] = [];
  const preflights: number[] = [];
  const histories: number[] = [];
  let commits = 0;
  for (let run = -1; run < runs; run++) {
    const began = performance.now();
    const opened = await git.open({ url }, { strategy: 'history' });
    if (run >= 0) opening.push(performance.now() - began);
    const beganHistory = performance.now();
    commits = (await opened.history({ since: '1970-01-01' })).commits.length;
    if (run >= 0) histories.push(performance.now() - beganHistory);
    await opened.close();
    const beganPreflight = performance.now();
    await git.preflight({ url });
    if (run >= 0) preflights.push(performance.now() - beganPreflight);
  }
  return [
    { name: `${label}, preflight (median)`, value: median(preflights), unit: 'ms' },
    { name: `${label}, history in the cache and unchanged: opening (median)`, value: median(opening), unit: 'ms' },
    { name: `  its history of ${commits} commits (median)`, value: median(histories), unit: 'ms' },
  ];
}
