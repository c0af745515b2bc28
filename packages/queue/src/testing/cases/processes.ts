import assert from 'node:assert/strict';
import type { ConformanceCase } from '../conformance-case.js';
import type { ConformanceReport } from '../conformance-worker.js';
import type { SpawnedWorker } from '../spawned-worker.js';

/** Workers in processes of their own, killed and stopped. By the real clock. */
export const processCases: ConformanceCase[] = [
  {
    name: 'runs the job of a killed worker again within 1.5 times its lease, at the cost of one attempt',
    needs: ['spawnWorker'],
    async run(lab) {
      const victim = await lab.spawnWorker();
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => startsOf(victim).length === 1, lab.leaseMs);
      const survivor = await lab.spawnWorker();

      const killedAt = Date.now();
      victim.signal('SIGKILL');
      await lab.until('the other worker runs it', () => startsOf(survivor).length === 1, 1.5 * lab.leaseMs);

      const took = (startsOf(survivor)[0]?.at ?? Infinity) - killedAt;
      // The slack is for a machine that has much else to do.
      assert(took <= 1.5 * lab.leaseMs + 1_000, `within 1.5 leases, not ${took} ms`);
      survivor.tell({ type: 'release' });
      const job = await lab.settled(id, 'completed', lab.leaseMs);
      assert.deepEqual([job.attempts, job.result], [2, { attempt: 2 }]);
    },
  },
  {
    name: 'discards what a worker returns that was stopped past its lease, and tells it so',
    needs: ['spawnWorker'],
    async run(lab) {
      const stopped = await lab.spawnWorker();
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => startsOf(stopped).length === 1, lab.leaseMs);
      const other = await lab.spawnWorker();
      stopped.signal('SIGSTOP');
      await lab.until('the other worker runs it', () => startsOf(other).length === 1, 3 * lab.leaseMs);

      stopped.signal('SIGCONT');
      await lab.until('it is told', () => stopped.reports.some((report) => report.type === 'aborted' && report.code === 'LEASE_LOST'), 2 * lab.leaseMs);
      stopped.tell({ type: 'release' });
      await lab.until('it has returned', () => stopped.reports.some(({ type }) => type === 'returned'), lab.leaseMs);
      await lab.idle();

      assert.equal((await lab.job(id)).state, 'active');
      other.tell({ type: 'release' });
      const job = await lab.settled(id, 'completed', lab.leaseMs);
      assert.deepEqual([job.attempts, job.result], [2, { attempt: 2 }]);
    },
  },
  {
    name: 'reaches a running job of another process with a cancel, within a third of its lease',
    needs: ['spawnWorker'],
    async run(lab) {
      const worker = await lab.spawnWorker({ leaseMs: 3 * lab.leaseMs });
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.until('it runs', () => startsOf(worker).length === 1, lab.leaseMs);

      const askedAt = Date.now();
      assert.equal(await lab.queue.cancel(id), 'requested');
      const told = (): ConformanceReport | undefined => worker.reports.find(({ type }) => type === 'aborted');
      await lab.until('it is told', () => told() !== undefined, lab.leaseMs);

      const report = told();
      assert(report?.type === 'aborted' && report.code === 'CANCELLED');
      assert(report.at - askedAt <= lab.leaseMs + 1_000, `within a third of the lease, not ${report.at - askedAt} ms`);
      worker.tell({ type: 'release' });
      await lab.settled(id, 'cancelled', lab.leaseMs);
    },
  },
  {
    name: 'fails a job with STALLED once kills have used its attempts up',
    needs: ['spawnWorker'],
    async run(lab) {
      const { id } = await lab.queue.enqueue('task', 1, { attempts: 2 });
      for (const attempt of [1, 2]) {
        const victim = await lab.spawnWorker();
        await lab.until(`attempt ${attempt} runs`, () => startsOf(victim).length === 1, 3 * lab.leaseMs);
        victim.signal('SIGKILL');
      }
      const survivor = await lab.spawnWorker();

      const job = await lab.settled(id, 'failed', 3 * lab.leaseMs);
      assert.deepEqual([job.failure?.code, job.attempts, startsOf(survivor).length], ['STALLED', 2, 0]);
    },
  },
  {
    name: 'loses no job and runs none twice at a time, though three workers are killed at random moments',
    needs: ['spawnWorker'],
    async run(lab) {
      const jobs = 90;
      const kills = 6;
      const slots = 3;
      const workers: SpawnedWorker[] = [];
      const spawn = async (): Promise<void> => void workers.push(await lab.spawnWorker({ concurrency: slots, jobMs: 40 }));
      await Promise.all([spawn(), spawn(), spawn()]);
      const answers = await lab.queue.enqueueMany(
        Array.from({ length: jobs }, (_, payload) => ({ name: 'task' as const, payload, options: { attempts: kills + 1 } })),
      );

      for (let kill = 0; kill < kills; kill += 1) {
        await lab.pass(20 + ((kill * 37) % 90));
        workers[kill]?.signal('SIGKILL');
        await spawn();
      }
      let attempts = 0;
      for (const { id } of answers) attempts += (await lab.settled(id, 'completed', 5 * lab.leaseMs)).attempts;

      assert(attempts <= jobs + kills * slots, `a kill costs the jobs that it hit one attempt: ${attempts} attempts`);
      const runs = workers.flatMap(runsOf).toSorted((a, b) => a.from - b.from);
      assert(runs.length <= attempts, 'each run is an attempt');
      const overlapping = runs.filter((run, index) => runs.slice(0, index).some((before) => before.id === run.id && before.to > run.from));
      assert.deepEqual(overlapping, []);
    },
  },
  {
    name: 'fires each time of a schedule once, though three processes work',
    needs: ['spawnWorker'],
    async run(lab) {
      await Promise.all([1, 2, 3].map(() => lab.spawnWorker({ jobMs: 1 })));
      const from = Date.now();

      await lab.queue.schedule('tick', { everyMs: 1_000, name: 'task', payload: 1 });
      await lab.until('it has fired three times', async () => (await lab.queue.counts()).completed >= 3, 3_000);
      await lab.queue.unschedule('tick');

      const fired = (await lab.queue.list()).items.length;
      const times = Math.floor(Date.now() / 1_000) - Math.floor(from / 1_000);
      assert(fired <= times, `${fired} jobs for ${times} times`);
    },
  },
  {
    name: 'lets a process end by itself once its queue is closed',
    needs: ['spawnWorker'],
    async run(lab) {
      const worker = await lab.spawnWorker({ jobMs: 10 });
      const { id } = await lab.queue.enqueue('task', 1);
      await lab.settled(id, 'completed', lab.leaseMs);

      worker.tell({ type: 'close' });

      await lab.until('the process has ended', () => worker.ended);
      assert.equal(worker.reports.at(-1)?.type, 'closed');
    },
  },
];

function startsOf(worker: SpawnedWorker) {
  return worker.reports.filter((report) => report.type === 'started');
}

/** From when to when a worker ran which job. A run that never returned was killed soon after its start. */
function runsOf(worker: SpawnedWorker): { id: string; from: number; to: number }[] {
  return startsOf(worker).map(({ id, attempt, at }) => {
    const end = worker.reports.find((report) => report.type === 'returned' && report.id === id && report.attempt === attempt);
    return { id, from: at, to: end?.type === 'returned' ? end.at : at };
  });
}
