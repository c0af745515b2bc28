import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { scoreRepositories, type AccountScan, type Repository } from '@reposcan/core';
import { createGithub } from '@reposcan/github';
import { createAccountFixture, createGithubServer } from '@reposcan/github/testing';
import { ScanOrchestrator } from '@reposcan/pipeline';
import type { ScanStore } from '@reposcan/storage';
import { createSqliteStore } from '@reposcan/storage-sqlite';
import { median, report, type Figure } from '../report/table.js';
import { replayingFetch } from './replaying-fetch.js';

const token = 'bench-token';
const scratch = await mkdtemp(join(tmpdir(), 'reposcan-bench-'));
const server = createGithubServer({
  accounts: [
    createAccountFixture({ login: 'hundred', repositories: 100 }),
    createAccountFixture({ login: 'thousand', repositories: 1000 }),
  ],
  tokens: { [token]: { login: 'hundred' } },
});
const { url: baseUrl } = await server.listen();
/** Lines of explanations that were read: nothing is measured that could be left out. */
let lines = 0;

try {
  const hundred = await overhead('hundred', 40);
  const thousand = await overhead('thousand', 15);
  const trips = await roundTrips('thousand', 300);
  const throughput = await scoringThroughput('thousand');
  const storing = await storingTime('thousand', 25);

  const figures: Figure[] = [
    { name: '100 repositories, all but the network (median)', value: hundred, unit: 'ms', bar: { most: 30 } },
    { name: '1,000 repositories, all but the network (median)', value: thousand, unit: 'ms' },
    { name: '1,000 repositories, sequential round trips', value: trips.roundTrips, unit: 'trips', bar: { most: 4 } },
    { name: '1,000 repositories at 300 ms each, wall clock', value: trips.wall, unit: 'ms' },
    { name: '  in units of one 300 ms round trip', value: trips.wall / 300, unit: '' },
    { name: 'scoring on one core', value: throughput.scoring, unit: 'repositories/s', bar: { least: 200_000 } },
    { name: '  explaining every score', value: throughput.explaining, unit: 'repositories/s' },
    { name: 'SQLite, storing a scan of 1,000 (median)', value: storing, unit: 'ms', bar: { most: 60 } },
    { name: '  per second', value: (1000 / storing) * 1000, unit: 'repositories/s' },
  ];
  if (lines === 0) throw new Error('no explanation was read: the figure would be empty');
  report('quick-scan', figures, { json: process.argv.includes('--json') });
} finally {
  await server.close();
  await rm(scratch, { recursive: true, force: true });
}

/** Runs `work` with a SQLite store of its own. */
async function withStore<T>(name: string, work: (store: ScanStore) => Promise<T>): Promise<T> {
  const store = createSqliteStore({ file: join(scratch, `${name}.sqlite`) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Milliseconds of a whole quick scan whose answers come from memory: parsing, scoring, selecting, storing. */
async function overhead(login: string, runs: number): Promise<number> {
  const { fetch, recorded } = replayingFetch();
  return withStore(`overhead-${login}`, async (storage) => {
    const samples: number[] = [];
    for (let run = -5; run < runs; run++) {
      // A client without a cache each time, so that every run parses its answers.
      const orchestrator = new ScanOrchestrator({ github: createGithub({ token, baseUrl, fetch }), storage });
      const began = performance.now();
      await orchestrator.quickScan({ login, enrich: 'none' });
      if (run >= 0) samples.push(performance.now() - began);
    }
    if (recorded() === 0) throw new Error('nothing was recorded: the figure would be empty');
    return median(samples);
  });
}

/** The longest chain of requests of one fetch, and its wall clock, when each request takes `latencyMs`. */
async function roundTrips(login: string, latencyMs: number): Promise<{ roundTrips: number; wall: number }> {
  server.setLatency({ base: latencyMs });
  try {
    const began = performance.now();
    const snapshot = await createGithub({ token, baseUrl }).fetchAccount(login);
    const wall = performance.now() - began;
    if (!snapshot.complete || snapshot.repositories.length !== 1000) {
      throw new Error(`expected 1,000 repositories, got ${snapshot.repositories.length}`);
    }
    return { roundTrips: snapshot.roundTrips, wall };
  } finally {
    server.setLatency({ base: 0 });
  }
}

/** Repositories per second, in accounts of 10,000, the most that one scan fetches. Explanations are made when they are read: a figure of their own. */
async function scoringThroughput(login: string): Promise<{ scoring: number; explaining: number }> {
  const { repositories } = await createGithub({ token, baseUrl }).fetchAccount(login);
  const many: Repository[] = Array.from({ length: 10 }, (_, copy) =>
    repositories.map((repository) => ({ ...repository, id: `${repository.id}-${copy}`, nameWithOwner: `${repository.nameWithOwner}-${copy}` })),
  ).flat();
  const perSecond = (began: number) => many.length / ((performance.now() - began) / 1000);
  const score = () => scoreRepositories(many, { now: Date.now() }).repositories;
  const scoring: number[] = [];
  for (let run = -5; run < 25; run++) {
    const began = performance.now();
    score();
    if (run >= 0) scoring.push(perSecond(began));
  }
  const explaining: number[] = [];
  for (let run = -2; run < 8; run++) {
    const scored = score();
    const began = performance.now();
    for (const { importance } of scored) lines += importance.components.length;
    if (run >= 0) explaining.push(perSecond(began));
  }
  return { scoring: median(scoring), explaining: median(explaining) };
}

/** Milliseconds to store a scan of 1,000 repositories over an earlier one. */
async function storingTime(login: string, runs: number): Promise<number> {
  return withStore('storing', async (store) => {
    const orchestrator = new ScanOrchestrator({ github: createGithub({ token, baseUrl }), storage: store });
    const scan = await orchestrator.quickScan({ login, enrich: 'none', store: false });
    const samples: number[] = [];
    for (let run = -3; run < runs; run++) {
      const again: AccountScan = { ...scan, id: `scan-${run}` };
      const began = performance.now();
      await store.saveAccountScan('bench', again);
      if (run >= 0) samples.push(performance.now() - began);
    }
    return median(samples);
  });
}
