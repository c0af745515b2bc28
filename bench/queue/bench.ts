import { release } from 'node:os';
import { parseArgs } from 'node:util';
import { median, report, type Figure } from '../report/table.js';
import { backlogCostsOf } from './backlog.js';
import type { Contestant, Entry } from './contestant.js';
import { bullmq } from './contestants/bullmq.js';
import { liteque } from './contestants/liteque.js';
import { plainjob } from './contestants/plainjob.js';
import { platformatic } from './contestants/platformatic.js';
import { adaptersOf, contestantOf, type Adapter } from './contestants/reposcan.js';
import { openGrounds, type Grounds } from './grounds.js';
import { printMatrix } from './matrix.js';
import { memoryOf } from './memory.js';
import { startLatencyOf, type StartLatency } from './start-latency.js';
import { throughputOf, type Throughput } from './throughput.js';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Only whether memory stays flat over 200,000 jobs. */
    memory: { type: 'boolean', default: false },
    /** Only what a backlog costs. */
    backlog: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    /** Only contestants and adapters whose name contains this. */
    only: { type: 'string', default: '' },
  },
});
const rounds = Number(options.rounds);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
const grounds = await openGrounds();
try {
  const adapters = adaptersOf(grounds).filter(({ name }) => `reposcan ${name}`.includes(options.only));
  const entries = (await entriesOf(grounds)).filter(({ name }) => name.includes(options.only));
  say(`Node ${process.versions.node}, ${process.platform} ${release()}`);
  const figures = options.memory ? await memoryPart(adapters) : options.backlog ? await backlogPart(adapters) : await speedPart(entries, adapters);
  report('queue', figures, { json: options.json });
} finally {
  await grounds.close();
}

async function entriesOf(places: Grounds): Promise<Entry[]> {
  const { redisUrl } = places;
  const missing = (name: string): Entry => ({ name, skip: 'redis-server is not installed' });
  return [
    ...adaptersOf(places).map(contestantOf),
    ...(redisUrl === null ? [missing('reposcan Redis')] : []),
    plainjob(places, 'normal'),
    plainjob(places, 'full'),
    await liteque(places),
    redisUrl === null ? missing('BullMQ') : bullmq(places, redisUrl),
    redisUrl === null ? missing('@platformatic/job-queue') : platformatic(places, redisUrl),
  ];
}

async function speedPart(entries: readonly Entry[], adapters: readonly Adapter[]): Promise<Figure[]> {
  const contestants = entries.filter((entry) => 'open' in entry);
  for (const { name, version, survives } of contestants) say(`  ${name} ${version}: a job survives ${survives}`);
  for (const entry of entries) if ('skip' in entry) say(`  ${entry.name}: skipped, ${entry.skip}`);
  say('');

  const speeds = await interleaved(contestants, (contestant) => throughputOf(contestant));
  const columns = ['enqueue', 'enqueueMany', 'process 1', 'process 50', 'whole life 1', 'whole life 50'];
  const rows = contestants.map((contestant): [string, ...(number | null)[]] => {
    const of = (key: keyof Throughput) => medianOf(speeds.get(contestant.name) ?? [], key);
    return [contestant.name, of('enqueue'), of('enqueueMany'), of('processOne'), of('processFifty'), of('lifeOne'), of('lifeFifty')];
  });
  if (!options.json) printMatrix('jobs per second (enqueue: 50 calls in flight; 1, 50: jobs at a time)', columns, rows);

  const latencies = await interleaved(contestants, (contestant) => startLatencyOf(contestant));
  const latencyRows = contestants.map(({ name }): [string, ...(number | null)[]] => {
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
  return [...raw, ...speedRatios(speeds), ...latencyDifference(latencies), ...(await backlogPart(adapters))];
}

/** This project beside its peers, round by round, so that what slows the whole machine down for a while slows both. */
function speedRatios(speeds: ReadonlyMap<string, readonly Throughput[]>): Figure[] {
  const ratio = (name: string, key: keyof Throughput, [ours, theirs]: [string, string], least: number): Figure[] => {
    const peers = speeds.get(theirs) ?? [];
    const ratios = (speeds.get(ours) ?? []).flatMap((round, index) => {
      const [a, b] = [round[key], peers[index]?.[key]];
      return a === null || b === null || b === undefined ? [] : [a / b];
    });
    return ratios.length === 0 ? [] : [{ name, value: median(ratios), unit: '×', bar: { least } }];
  };
  const normal: [string, string] = ['reposcan SQLite NORMAL', 'plainjob NORMAL'];
  const full: [string, string] = ['reposcan SQLite FULL', 'plainjob FULL'];
  const redis: [string, string] = ['reposcan Redis', 'BullMQ'];
  return [
    ...ratio('SQLite NORMAL / plainjob, whole life, 50 at a time', 'lifeFifty', normal, 3),
    ...ratio('SQLite FULL / plainjob, whole life, 50 at a time', 'lifeFifty', full, 6),
    ...ratio('SQLite NORMAL / plainjob, whole life, 1 at a time', 'lifeOne', normal, 1),
    ...ratio('SQLite NORMAL / plainjob, process, 50 at a time', 'processFifty', normal, 3),
    ...ratio('SQLite FULL / plainjob, process, 50 at a time', 'processFifty', full, 6),
    ...ratio('SQLite NORMAL / plainjob, process, 1 at a time', 'processOne', normal, 1),
    ...ratio('Redis / BullMQ, process, 50 at a time', 'processFifty', redis, 0.9),
    ...ratio('Redis / BullMQ, whole life, 50 at a time', 'lifeFifty', redis, 0.9),
  ];
}

function latencyDifference(latencies: ReadonlyMap<string, readonly StartLatency[]>): Figure[] {
  const peers = latencies.get('BullMQ') ?? [];
  const differences = (latencies.get('reposcan Redis') ?? []).flatMap(({ p50 }, index) => {
    const peer = peers[index];
    return peer === undefined ? [] : [p50 - peer.p50];
  });
  if (differences.length === 0) return [];
  return [{ name: 'Redis − BullMQ, start latency p50', value: median(differences), unit: 'ms', bar: { most: 0.3 } }];
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

/** Some rounds, each with all contestants one after another. A short round before them warms everything up. */
async function interleaved<T>(contestants: readonly Contestant[], measure: (contestant: Contestant) => Promise<T>): Promise<Map<string, T[]>> {
  const results = new Map<string, T[]>(contestants.map(({ name }) => [name, []]));
  for (const contestant of contestants) await throughputOf(contestant, Math.min(contestant.jobs, 300));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) results.get(contestant.name)?.push(await measure(contestant));
  }
  return results;
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
