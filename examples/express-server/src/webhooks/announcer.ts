import { createHash } from 'node:crypto';
import type { ScanJobs } from '@reposcan/pipeline';
import type { JobQueue } from '@reposcan/queue';
import { isoTime } from '../http/times.js';
import { jobView, type ScanJob } from '../jobs/job-view.js';
import type { Courier } from './courier.js';
import type { Webhook, WebhookEvent } from './webhook.js';
import type { Webhooks } from './webhooks.js';

/** Tells webhooks about scans that ended. */
export interface Announcer {
  /** Looks at what ended lately, in case an event did not arrive. */
  sweep(): Promise<void>;
  stop(): void;
}

/** What the announcer works with. */
export interface AnnouncerOptions {
  queue: JobQueue<ScanJobs>;
  webhooks: Webhooks;
  courier: Courier;
  onError: (error: unknown) => void;
  /** @default 10_000 */
  sweepMs?: number;
}

const eventOf = { completed: 'scan.completed', failed: 'scan.failed', cancelled: 'scan.cancelled' } as const satisfies Record<string, WebhookEvent>;

/** Listens to the queue from now on. Any number of processes may: the id of a message follows from what it says, and the first one takes it on. */
export function createAnnouncer({ queue, webhooks, courier, onError, sweepMs = 10_000 }: AnnouncerOptions): Announcer {
  async function announce(job: ScanJob, listed: readonly Webhook[]): Promise<void> {
    const { state, settledAt } = job;
    if (settledAt === null || !(state in eventOf)) return;
    const event = eventOf[state as keyof typeof eventOf];
    for (const webhook of listed) {
      if (webhook.disabledAt !== null || webhook.createdAt > settledAt || webhook.userId !== job.payload.userId || !webhook.events.includes(event)) continue;
      // A job that is retried ends again, at another time.
      const id = `msg_${createHash('sha256').update(JSON.stringify([webhook.id, job.id, settledAt])).digest('base64url').slice(0, 32)}`;
      const { job_id, name, target, user_id, run_id, error } = jobView(job);
      const body = JSON.stringify({ type: event, timestamp: isoTime(settledAt), data: { job_id, name, status: state, target, user_id, run_id, error } });
      await courier.accept({ id, webhookId: webhook.id, event, body });
    }
  }

  async function onSettled(id: string): Promise<void> {
    const listed = await webhooks.list(null);
    const job = listed.length === 0 ? null : await queue.get(id);
    if (job !== null) await announce(job, listed);
  }

  let sweeping: Promise<void> | null = null;
  async function sweep(): Promise<void> {
    const listed = await webhooks.list(null);
    if (listed.length === 0) return;
    const { items } = await queue.list({ states: ['completed', 'failed', 'cancelled'], sort: 'settledAt', limit: 150 });
    for (const job of items) await announce(job, listed);
    await courier.sweep();
  }
  const sweepOnce = (): Promise<void> => (sweeping ??= sweep().finally(() => (sweeping = null)));

  const unsubscribe = queue.subscribe((event) => {
    if (event.type === 'settled') onSettled(event.id).catch(onError);
  });
  const timer = setInterval(() => void sweepOnce().catch(onError), sweepMs).unref();

  return {
    sweep: sweepOnce,
    stop() {
      unsubscribe();
      clearInterval(timer);
    },
  };
}
