import { release } from 'node:os';
import { parseArgs } from 'node:util';
import { median, report, type Figure } from '../report/table.js';
import { backlogCostsOf } from './backlog.js';
import { comparisons } from './comparisons.js';
import type { Entry } from './contestant.js';
import { bullmq } from './contestants/bullmq.js';
import { liteque } from './contestants/liteque.js';
import { plainjob } from './contestants/plainjob.js';
import { platformatic } from './contestants/platformatic.js';
import { adaptersOf, contestantOf, type Adapter } from './contestants/reposcan.js';
import { openGrounds, type Grounds } from './grounds.js';
import { printMatrix, type Row } from './matrix.js';
import { memoryOf } from './memory.js';
import { inTurns } from './rounds.js';
import { startLatencyOf } from './start-latency.js';
import { throughputOf, type Throughput } from './throughput.js';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Only whether memory stays flat over 200,000 jobs. */
    memory: { type: 'boolean', default: false },
    /** Only what a backlog costs. */
    backlog: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '5' },
    /** Only contestants and adapters whose name contains one of these, with commas between them. */
    only: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const grounds = await openGrounds();
try {
  const adapters = adaptersOf(grounds).filter(({ name }) => isChosen(`reposcan ${name}`));
  const entries = (await entriesOf(grounds)).filter(({ name }) => isChosen(name));
  say(`Node ${process.versions.node}, ${process.platform} ${release()}`);
  const figures = options.memory ? await memoryPart(adapters) : options.backlog ? await backlogPart(adapters) : [...(await speedPart(entries)), ...(await backlogPart(adapters))];
  report('queue', figures, { json: options.json });
} finally {
  await grounds.close();
}

/** Each of ours beside the peer that it is compared with, so that a pair is measured at nearly the same time. */
async function entriesOf(places: Grounds): Promise<Entry[]> {
  const { redisUrl } = places;
  const missing = (name: string): Entry => ({ name, skip: 'redis-server is not installed' });
  const ours = new Map(adaptersOf(places).map((adapter) => [adapter.name, contestantOf(adapter)]));
  const own = (name: string): Entry => ours.get(name) ?? missing(`reposcan ${name}`);
  return [
    own('memory'),
    own('SQLite NORMAL'),
    plainjob(places, 'normal'),
    await liteque(places),
    own('SQLite FULL'),
    plainjob(places, 'full'),
    own('Redis'),
    redisUrl === null ? missing('BullMQ') : bullmq(places, redisUrl),
    redisUrl === null ? missing('@platformatic/job-queue') : platformatic(places, redisUrl),
  ];
}

async function speedPart(entries: readonly Entry[]): Promise<Figure[]> {
  const contestants = entries.filter((entry) => 'open' in entry);
  for (const { name, version, survives } of contestants) say(`  ${name} ${version}: a job survives ${survives}`);
  for (const entry of entries) if ('skip' in entry) say(`  ${entry.name}: skipped, ${entry.skip}`);
  say('');

  const speeds = await inTurns(contestants, rounds, throughputOf);
  const columns = ['enqueue', 'enqueueMany', 'process 1', 'process 50', 'whole life 1', 'whole life 50'];
  const rows = contestants.map(({ name }): Row => {
    const of = (key: keyof Throughput) => medianOf(speeds.get(name) ?? [], key);
    return [name, of('enqueue'), of('enqueueMany'), of('processOne'), of('processFifty'), of('lifeOne'), of('lifeFifty')];
  });
  if (!options.json) printMatrix('jobs per second (enqueue: 50 calls in flight; 1, 50: jobs at a time)', columns, rows);

  // Whoever only looks from time to time takes a second for each sample, and a second round would say the same.
  const latencies = new Map([
    ...(await inTurns(contestants.filter(({ polls }) => !polls), rounds, startLatencyOf)),
    ...(await inTurns(contestants.filter(({ polls }) => polls), 1, startLatencyOf)),
  ]);
  const latencyRows = contestants.map(({ name }): Row => {
    const ofContestant = latencies.get(name) ?? [];
    return [name, medianOf(ofContestant, 'p50'), medianOf(ofContestant, 'p99')];
  });
  if (!options.json) printMatrix('start latency of an idle worker, ms', ['p50', 'p99'], latencyRows);

  const raw: Figure[] = options.json
    ? [
        ...rows.flatMap(([name, ...values]) => figuresOf(name, columns, values, 'jobs/s')),
        ...latencyRows.flatMap(([name, ...values]) => figuresOf(name, ['start p50', 'start p99'], values, 'ms')),
      ]
    : [];
  return [...raw, ...comparisons(speeds, latencies)];
}

/** What 100,000 waiting jobs cost in comparison with 1,000. */
async function backlogPart(adapters: readonly Adapter[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const adapter of adapters) {
    const costs = await backlogCostsOf(adapter);
    if (!options.json) printMatrix(`${adapter.name}: ms with so many jobs waiting`, ['1,000', '100,000'], costs.map(({ operation, few, many }) => [operation, few, many]));
    figures.push(...costs.map(({ operation, ratio }) => ({ name: `${adapter.name}, 100,000 / 1,000 waiting: ${operation}`, value: ratio, unit: '×', bar: { most: 2 } })));
  }
  return figures;
}

/** Whether the heap after 200,000 jobs is that after 50,000. */
async function memoryPart(adapters: readonly Adapter[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const adapter of adapters) {
    const samples = await memoryOf(adapter, 200_000);
    say(`${adapter.name}: ${samples.map(({ jobs, heapMb }) => `${jobs / 1_000}k ${heapMb.toFixed(1)} MB`).join(', ')}`);
    const after = (jobs: number) => samples.find((sample) => sample.jobs === jobs)?.heapMb ?? Number.NaN;
    figures.push({ name: `${adapter.name}: heap after 200,000 jobs − after 50,000`, value: after(200_000) - after(50_000), unit: 'MB', bar: { most: 3 } });
  }
  return figures;
}

function isChosen(name: string): boolean {
  return options.only.split(',').some((part) => name.includes(part));
}

function medianOf<Key extends string>(samples: readonly Record<Key, number | null>[], key: Key): number | null {
  const values = samples.flatMap((sample) => sample[key] ?? []);
  return values.length === 0 ? null : median(values);
}

function figuresOf(name: string, columns: readonly string[], values: readonly (number | null)[], unit: string): Figure[] {
  return values.flatMap((value, index) => (value === null ? [] : [{ name: `${name}, ${columns[index] ?? ''}`, value, unit }]));
}

/** To people only: with `--json` the output is one line. */
function say(line: string): void {
  if (!options.json) console.log(line);
}
