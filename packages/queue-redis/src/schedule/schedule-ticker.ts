import { nextTick, scheduledJobOf, type JobRules, type QueueClock, type Schedule } from '@reposcan/queue';
import type { RedisLink } from '../connection/redis-link.js';
import { newBullJob } from '../job/bull-job.js';

/** Fires schedules while it runs. Any number of processes may: one of them inserts the job of a tick. */
export interface ScheduleTicker {
  start(): void;
  stop(): Promise<void>;
}

/** How often it looks. */
const everyMs = 500;

/** A ticker that does not run yet. */
export function createScheduleTicker(link: RedisLink, clock: QueueClock, rules: JobRules, onError: (error: unknown) => void): ScheduleTicker {
  let timer: unknown;
  let ticking: Promise<void> = Promise.resolve();
  let running = false;

  async function tick(): Promise<void> {
    try {
      const { now, schedules } = await readSchedules(link, 'due');
      for (const schedule of schedules) await fire(schedule, now);
    } catch (error) {
      if (running) onError(error);
    }
    if (running) timer = clock.setTimeout(go, everyMs);
  }

  /** The job and the next time in one step, unless another process was faster. Missed ticks collapse: the next time is after now. */
  async function fire({ id, name, payload, options, timing, nextAt }: Schedule, now: number): Promise<void> {
    const job = scheduledJobOf(rules, id, name, payload, options);
    await link.use(({ client }) => client.rsAdd(link.keys, ...newBullJob(job, { tick: { due: nextAt, next: nextTick(timing, now) } })));
  }

  function go(): void {
    ticking = tick();
  }

  return {
    start() {
      if (running) return;
      running = true;
      go();
    },
    async stop() {
      running = false;
      clock.clearTimeout(timer);
      await ticking;
    },
  };
}

/** The schedules, or those that are due, by id; and the time. */
export async function readSchedules(link: RedisLink, which: 'all' | 'due'): Promise<{ now: number; schedules: Schedule[] }> {
  const answer = await link.use(({ client }) => client.rsSchedules(link.keys, which));
  const [now, found] = answer as [number, [id: string, schedule: string | null, next: string, last: string | null][]];
  const schedules = found.flatMap(([id, schedule, next, lastAt]) =>
    schedule === null ? [] : [{ ...(JSON.parse(schedule) as Pick<Schedule, 'timing' | 'name' | 'payload' | 'options'>), id, nextAt: Number(next), lastAt: lastAt === null ? null : Number(lastAt) }],
  );
  return { now, schedules: schedules.toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}
