import { GitError, type CheckedUrl } from '@reposcan/git';
import type { JobQueue, Worker } from '@reposcan/queue';
import type { DeliveryJobs, DeliveryPayload } from './delivery-jobs.js';
import { delayAfter } from './retry-schedule.js';
import { send, type SendResult } from './send.js';
import type { AttemptOutcome, Webhooks } from './webhooks.js';
import type { Delivery } from './webhook.js';

/** Brings messages to webhooks: each at least once, by the retry schedule, always under the same id. */
export interface Courier {
  /** Takes a message on. One that was taken on before, by whichever process, is not taken twice. */
  accept(message: Pick<Delivery, 'id' | 'webhookId' | 'event' | 'body'>): Promise<void>;
  /** Takes up what was left lying: a process died between noting a message and queueing it, or the queue was lost. */
  sweep(): Promise<void>;
  work(onError: (error: unknown) => void): Worker;
}

/** What the courier works with. */
export interface CourierOptions {
  webhooks: Webhooks;
  queue: JobQueue<DeliveryJobs>;
  /** Checks a URL and resolves it anew, for each attempt. */
  check: (url: string) => Promise<CheckedUrl>;
  now?: () => number;
}

/** Longer than a worker takes to send what is due. */
const overdueMs = 60_000;

export function createCourier({ webhooks, queue, check, now = Date.now }: CourierOptions): Courier {
  const enqueue = (payload: DeliveryPayload, delayMs: number) =>
    queue.enqueue('webhook-delivery', payload, { delayMs, attempts: 5, timeoutMs: 60_000, dedup: { key: `${payload.deliveryId}:${payload.attempt}` } });

  async function trySending(url: string, id: string, body: string, secret: string, signal: AbortSignal): Promise<SendResult> {
    try {
      return await send(await check(url), { id, body, secret, at: now() }, signal);
    } catch (error) {
      if (error instanceof GitError) return { status: null, error: error.message };
      throw error;
    }
  }

  async function deliver({ deliveryId, attempt }: DeliveryPayload, signal: AbortSignal): Promise<void> {
    const loaded = await webhooks.load(deliveryId);
    if (loaded === null || loaded.delivery.state !== 'pending' || loaded.delivery.attempts !== attempt - 1) return;
    const { delivery, webhook, secret } = loaded;
    if (webhook.disabledAt !== null) {
      return webhooks.record(deliveryId, attempt - 1, { state: 'failed', nextAt: null, status: null, error: 'The webhook is disabled.' });
    }
    const result = await trySending(webhook.url, delivery.id, delivery.body, secret, signal);
    const delayMs = delayAfter(attempt);
    await webhooks.record(deliveryId, attempt - 1, outcomeOf(result, delayMs === null ? null : now() + delayMs));
    if (result.status === 410) return webhooks.disable(webhook.id, 'The receiver answered 410 Gone.');
    if (!isSuccess(result) && delayMs !== null) await enqueue({ deliveryId, attempt: attempt + 1 }, delayMs);
  }

  return {
    async accept(message) {
      if (await webhooks.add(message)) await enqueue({ deliveryId: message.id, attempt: 1 }, 0);
    },
    async sweep() {
      for (const { id, attempts } of await webhooks.overdue(now() - overdueMs)) await enqueue({ deliveryId: id, attempt: attempts + 1 }, 0);
    },
    work: (onError) =>
      queue.work({ 'webhook-delivery': async ({ job, signal }) => (await deliver(job.payload, signal), null) }, { concurrency: 10, onError }),
  };
}

function isSuccess({ status }: SendResult): boolean {
  return status !== null && status >= 200 && status < 300;
}

function outcomeOf(result: SendResult, nextAt: number | null): AttemptOutcome {
  const { status, error } = result;
  if (isSuccess(result)) return { state: 'delivered', nextAt: null, status, error };
  const isLast = nextAt === null || status === 410;
  return { state: isLast ? 'failed' : 'pending', nextAt: isLast ? null : nextAt, status, error: error ?? `The receiver answered ${status}.` };
}
