import { test as nodeTest } from 'node:test';
import { describe, expect, it } from 'vitest';
import { createQueue } from '../engine/create-queue.js';
import { createMemoryQueue } from '../memory/create-memory-queue.js';
import { createMemoryJobStore } from '../memory/memory-job-store.js';
import type { ConformanceNeed } from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';
import type { ConformanceJobs } from './conformance-jobs.js';
import { queueConformance, type QueueConformanceOptions, type RegisterTest } from './queue-conformance.js';
import type { QueueSetup } from './queue-under-test.js';

const name = 'answers null for a job that does not exist';
const title = `round-trip: ${name}`;
const cases = Object.values(conformanceCases).flat();
const create = (setup: QueueSetup) => ({ queue: createMemoryQueue<ConformanceJobs>(setup) });

/** What the kit registers, instead of running it. */
function registered(options: Partial<QueueConformanceOptions> = {}, withSkip = true) {
  const runs = new Map<string, () => Promise<void>>();
  const skipped: string[] = [];
  const test: RegisterTest = (registeredTitle: string, run: () => Promise<void>) => runs.set(registeredTitle, run);
  if (withSkip) test.skip = (registeredTitle: string) => skipped.push(registeredTitle);
  queueConformance({ test, create, ...options });
  return { runs, tests: [...runs.keys()], skipped };
}

describe('queueConformance', () => {
  it('registers one test for each case, named by its group and its promise', () => {
    const { tests, skipped } = registered();

    expect(tests).toHaveLength(cases.length);
    expect(tests).toContain(title);
    expect(skipped).toEqual([]);
  });

  it('reports a skipped case with the reason', () => {
    const { tests, skipped } = registered({ skip: { [name]: 'every id is taken' } });

    expect(skipped).toEqual([`${title} [skipped: every id is taken]`]);
    expect(tests).toHaveLength(cases.length - 1);
  });

  it.each(['clock', 'anotherHandle', 'reopen', 'spawnWorker'] satisfies ConformanceNeed[])('reports the cases that need %s as skipped where an adapter lacks it', (need) => {
    const { skipped } = registered({ lacks: { [need]: 'out of reach' } });

    const needing = cases.filter(({ needs }) => needs?.includes(need));
    expect(skipped).toHaveLength(needing.length);
    expect(needing.length).toBeGreaterThan(0);
    expect(skipped.every((skip) => skip.endsWith('[skipped: out of reach]'))).toBe(true);
  });

  it('shows a skipped case also with a runner that cannot skip', () => {
    const { tests } = registered({ skip: { [name]: 'every id is taken' } }, false);

    expect(tests).toContain(`${title} [skipped: every id is taken]`);
  });

  it('refuses to skip what does not exist, or without a reason', () => {
    expect(() => registered({ skip: { 'gives back everything': 'no' } })).toThrow('There is no case "gives back everything" to skip.');
    expect(() => registered({ skip: { toString: 'no' } })).toThrow('There is no case "toString" to skip.');
    expect(() => registered({ skip: { [name]: ' ' } })).toThrow(`The skip of "${name}" needs a reason.`);
    expect(() => registered({ lacks: { clock: '' } })).toThrow('The skip of "clock" needs a reason.');
  });

  it('fails a case for which create provides less than it should, and says what', async () => {
    const { runs } = registered();

    await expect(runs.get('exclusivity: starts a job that another handle enqueued')?.()).rejects.toThrow('create() did not provide "anotherHandle"');
  });

  it('takes the test function of node:test', () => {
    const test: RegisterTest = nodeTest;

    expect(test).toBe(nodeTest);
  });

  it('hands in a clock that can be moved, or where the adapter lacks that, one whose timers can be stopped', async () => {
    const clocks: boolean[] = [];
    const seen = (setup: QueueSetup) => {
      clocks.push('advance' in setup.clock);
      return create(setup);
    };

    await registered({ create: seen }).runs.get(title)?.();
    await registered({ create: seen, lacks: { clock: 'the server has its own' } }).runs.get(title)?.();

    expect(clocks).toEqual([true, false]);
  });

  it('closes every handle and disposes of the data, also after a failure', async () => {
    const log: string[] = [];
    const { runs } = registered({
      create: ({ jobNames, clock }) => {
        const store = createMemoryJobStore({ clock });
        const open = (handle: string) => {
          const queue = createQueue<ConformanceJobs>({
            store,
            clock,
            jobNames,
            capabilities: { durable: 'no', multiProcess: false, remoteCancelLatency: 0 },
          });
          return { ...queue, get: () => Promise.reject(new Error('broken')), close: () => queue.close().then(() => void log.push(handle)) };
        };
        return { queue: open('first'), openAnother: () => open('second'), dispose: () => void log.push('disposed') };
      },
    });

    await expect(runs.get('exclusivity: starts a job that another handle enqueued')?.()).rejects.toThrow('broken');

    expect(log).toEqual(['first', 'second', 'disposed']);
  });

  it('fails a queue that does not close', async () => {
    const { runs } = registered({
      patienceMs: 50,
      create: (setup) => ({ queue: { ...createMemoryQueue<ConformanceJobs>(setup), close: () => new Promise<never>(() => {}) } }),
    });

    await expect(runs.get(title)?.()).rejects.toThrow('does not close');
  });
});
