import { median, type Figure } from '../report/table.js';
import { paired, type Rounds } from './rounds.js';
import type { StartLatency } from './start-latency.js';
import type { Throughput } from './throughput.js';

const normal = ['reposcan SQLite NORMAL', 'plainjob NORMAL'] as const;
const full = ['reposcan SQLite FULL', 'plainjob FULL'] as const;
const redis = ['reposcan Redis', 'BullMQ'] as const;

/** What this project's queues must reach beside their peers. */
const bars: readonly { name: string; pair: readonly [string, string]; key: keyof Throughput; least: number }[] = [
  { name: 'SQLite NORMAL / plainjob, whole life, 50 at a time', pair: normal, key: 'lifeFifty', least: 3 },
  { name: 'SQLite FULL / plainjob, whole life, 50 at a time', pair: full, key: 'lifeFifty', least: 6 },
  { name: 'SQLite NORMAL / plainjob, whole life, 1 at a time', pair: normal, key: 'lifeOne', least: 1 },
  { name: 'SQLite NORMAL / plainjob, process, 50 at a time', pair: normal, key: 'processFifty', least: 3 },
  { name: 'SQLite FULL / plainjob, process, 50 at a time', pair: full, key: 'processFifty', least: 6 },
  { name: 'SQLite NORMAL / plainjob, process, 1 at a time', pair: normal, key: 'processOne', least: 1 },
  { name: 'Redis / BullMQ, process, 50 at a time', pair: redis, key: 'processFifty', least: 0.9 },
  { name: 'Redis / BullMQ, whole life, 50 at a time', pair: redis, key: 'lifeFifty', least: 0.9 },
];

/** Medians and spreads of what the rounds gave in pairs. A comparison of which one side did not take part is left out. */
export function comparisons(speeds: Rounds<Throughput>, latencies: Rounds<StartLatency>): Figure[] {
  const ratios = bars.flatMap(({ name, pair, key, least }) => figureOf(name, '×', { least }, paired(speeds, pair, (round) => round[key], (a, b) => a / b)));
  const latency = paired(latencies, redis, ({ p50 }) => p50, (a, b) => a - b);
  return [...ratios, ...figureOf('Redis − BullMQ, start latency p50', 'ms', { most: 0.3 }, latency)];
}

function figureOf(name: string, unit: string, bar: NonNullable<Figure['bar']>, samples: number[]): Figure[] {
  return samples.length === 0 ? [] : [{ name, value: median(samples), unit, spread: [Math.min(...samples), Math.max(...samples)], bar }];
}
