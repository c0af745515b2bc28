import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median, report, type Figure } from '../report/table.js';
import { checkOut } from './checkout.js';
import { peers } from './peers.js';
import { repositoryName } from './repository-name.js';
import { scanThrice, type Scans } from './scan-thrice.js';
import { wholeProcess, type Run } from './whole-process.js';

const graphProcess = fileURLToPath(new URL('import-graph-process.mjs', import.meta.url));
const ownRepository = fileURLToPath(new URL('../..', import.meta.url));

/** Bars of a whole scan, by the name of the repository. */
const scanBars: Readonly<Record<string, { seconds?: number; peakMb?: number }>> = {
  renovate: { seconds: 12 },
  django: { seconds: 8 },
  requests: { seconds: 2 },
  ai: { peakMb: 1_200 },
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '3' }, only: { type: 'string' }, json: { type: 'boolean', default: false } },
});
const rounds = Number(values.rounds);
// Without a repository it runs on this one, which shows that it runs: bars are for repositories of some size.
const hasBars = positionals.length > 0;
const figures: Figure[] = [];
for (const path of hasBars ? positionals.map((given) => resolve(process.env['INIT_CWD'] ?? '.', given)) : [ownRepository]) {
  if (values.only !== 'scan') figures.push(...(await importGraphs(path)));
  if (values.only !== 'graph') figures.push(...(await wholeScans(path)));
}
report('analysis', figures, { json: values.json });

/** The import graph against the peers, in turns, so that a busy machine is busy for all of them. */
async function importGraphs(path: string): Promise<Figure[]> {
  const name = repositoryName(path);
  const checkout = await checkOut(path);
  try {
    const ours: Run[] = [];
    const theirs = peers.map((): Run[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, peer] of peers.entries()) {
        ours.push(await wholeProcess([graphProcess, path]));
        theirs[at]?.push(await wholeProcess(peer.args(checkout.folder), { cwd: checkout.folder }));
      }
    }
    const own = middle(ours);
    return [
      { name: `${name}: import graph`, value: own.seconds, unit: 's' },
      { name: '  of processors', value: own.cpuSeconds, unit: 's' },
      ...peers.flatMap((peer, at): Figure[] => {
        const their = middle(theirs[at] ?? []);
        return [
          { name: `  ${peer.name}`, value: their.seconds, unit: 's' },
          { name: `  times as fast as ${peer.name}`, value: their.seconds / own.seconds, unit: '×', ...(hasBars ? { bar: { least: peer.bar } } : {}) },
          { name: '    by time of processors', value: their.cpuSeconds / own.cpuSeconds, unit: '×' },
        ];
      }),
    ];
  } finally {
    await checkout.remove();
  }
}

function middle(runs: readonly Run[]): Pick<Run, 'seconds' | 'cpuSeconds'> {
  return { seconds: median(runs.map(({ seconds }) => seconds)), cpuSeconds: median(runs.map(({ cpuSeconds }) => cpuSeconds)) };
}

/** A first scan, one of the same commit, and one of a commit that changed ten files. */
async function wholeScans(path: string): Promise<Figure[]> {
  const name = repositoryName(path);
  const samples: Scans[] = [];
  for (let round = 0; round < rounds; round += 1) samples.push(await scanThrice(path, ['extracting', 'graphing']));
  const secondsOf = (which: keyof Scans): number => median(samples.map((sample) => sample[which].seconds));
  const { seconds, peakMb } = hasBars ? (scanBars[name] ?? {}) : {};
  return [
    { name: `${name}: whole scan of ${String(samples[0]?.first.files)} files`, value: secondsOf('first'), unit: 's', ...(seconds === undefined ? {} : { bar: { most: seconds } }) },
    { name: '  peak memory', value: median(samples.map(({ first }) => first.peakMb)), unit: 'MB', ...(peakMb === undefined ? {} : { bar: { most: peakMb } }) },
    { name: '  unchanged, times as fast', value: secondsOf('first') / secondsOf('unchanged'), unit: '×', ...(hasBars ? { bar: { least: 20 } } : {}) },
    { name: '  ten files changed, times as fast', value: secondsOf('first') / secondsOf('changed'), unit: '×', ...(hasBars ? { bar: { least: 5 } } : {}) },
  ];
}
