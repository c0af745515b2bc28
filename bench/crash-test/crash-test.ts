import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startRedisServer, type RedisServer } from '../redis/redis-server.js';
import { diskFull } from './disk-full.js';
import { integrityOf } from './integrity.js';
import { experiment, type Experiment } from './laboratory.js';
import { withNetworkCuts } from './network-cuts.js';
import { producerKills } from './producer-kills.js';
import { diskFullRow, experimentRow, printProtocol, producerKillsRow, skippedRow, type Row } from './protocol.js';
import type { QueueAddress } from './queue-address.js';

const adapters = ['memory', 'sqlite', 'redis'] as const;
const { values: options } = parseArgs({
  options: {
    /** memory, sqlite or redis. */
    adapter: { type: 'string' },
    kills: { type: 'string', default: '200' },
    jobs: { type: 'string', default: '5000' },
    lease: { type: 'string', default: '2000' },
  },
});
const [kills, jobs, leaseMs] = [options.kills, options.jobs, options.lease].map(Number) as [number, number, number];
const chosen = adapters.filter((adapter) => options.adapter === undefined || options.adapter === adapter);
if (chosen.length === 0 || ![kills, jobs, leaseMs].every((value) => Number.isInteger(value) && value > 0)) {
  console.error(`usage: pnpm crash-test [--adapter ${adapters.join('|')}] [--kills N] [--jobs N] [--lease MS]`);
  process.exit(2);
}

// Starting a process takes up to a few seconds on a busy machine, and each kill waits for one.
const withinMs = 60_000 + 5_000 * kills + 10 * jobs;
const rows: Row[] = [];
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
for (const adapter of chosen) {
  const scratch = await mkdtemp(join(tmpdir(), 'reposcan-crash-test-'));
  process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
  try {
    if (adapter === 'memory') rows.push(skippedRow('memory', 'its jobs live and die with their one process'));
    else if (adapter === 'sqlite') await sqliteExperiments(scratch);
    else await redisExperiments(scratch);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
printProtocol(rows, leaseMs);
if (rows.some(({ held }) => held === false)) process.exitCode = 1;

async function sqliteExperiments(scratch: string): Promise<void> {
  const address = (name: string): QueueAddress => ({ adapter: 'sqlite', file: join(scratch, `${name}.sqlite`) });
  await run('SQLite, kills', scratch, { address: address('kills'), jobs, kills });
  await run('SQLite, stops', scratch, { address: address('stops'), jobs: Math.min(jobs, 300), kills: 0, stops: 5 });
  await killProducers('SQLite, producers', address('producers'));
  const outcome = await diskFull(scratch);
  rows.push('skip' in outcome ? skippedRow('SQLite, full disk', outcome.skip) : diskFullRow('SQLite, full disk', outcome));
}

async function redisExperiments(scratch: string): Promise<void> {
  const server: RedisServer | null = await startRedisServer({ dir: scratch });
  if (server === null) {
    rows.push(skippedRow('Redis', 'redis-server is not installed'));
    return;
  }
  try {
    const address = (prefix: string): QueueAddress => ({ adapter: 'redis', url: server.url, prefix });
    await run('Redis, kills', scratch, { address: address('kills'), jobs, kills });
    await run('Redis, stops', scratch, { address: address('stops'), jobs: Math.min(jobs, 300), kills: 0, stops: 5 });
    await killProducers('Redis, producers', address('producers'));
    const outages = { times: 5, cut: () => server.restart() };
    await run('Redis, restarts', scratch, { address: address('restarts'), jobs: Math.min(jobs, 500), kills: 0, outages });
    await withNetworkCuts({ server, leaseMs, times: 6 }, (plan) => run('Redis, network cuts', scratch, { ...plan, jobs: Math.min(jobs, 500) }));
  } finally {
    await server.stop();
  }
}

async function killProducers(name: string, address: QueueAddress): Promise<void> {
  const outcome = await producerKills(address, Math.ceil(kills / 10));
  rows.push(producerKillsRow(name, outcome, await integrityOf(address)));
}

async function run(name: string, scratch: string, plan: Omit<Experiment, 'scratch' | 'leaseMs' | 'withinMs'>): Promise<void> {
  const folder = await mkdtemp(join(scratch, 'experiment-'));
  const outcome = await experiment({ ...plan, scratch: folder, leaseMs, withinMs });
  rows.push(experimentRow(name, outcome, await integrityOf(plan.address), leaseMs));
}
