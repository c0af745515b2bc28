import type { Api } from '../api/api.js';
import { ApiError } from '../api/api-error.js';
import { camelCased } from '../api/camel-case.js';
import { hasEnded, type Job, type Partial, type Progress } from '../api/job.js';
import { createEventParser, type ServerEvent } from './event-parser.js';

/** What is known of a job that is being followed. */
export interface Followed {
  job: Job;
  /** By `seq`, each once. */
  partials: readonly Partial[];
  /** `false`: the stream broke and is being opened again. */
  connected: boolean;
}

/** How a job is followed. */
export interface FollowOptions {
  api: Pick<Api, 'get' | 'open'>;
  signal: AbortSignal;
  /** Called with everything that is known whenever something has changed. */
  onChange: (followed: Followed) => void;
  /** Waits before the stream is opened again. @default real time */
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

const firstWait = 500;
const longestWait = 8_000;

/**
 * Follows a job until it has ended; of one that has, it gets what its stages found. A stream that breaks is opened again after the last event that arrived.
 * Rejects with the ApiError of a job that is not there, or the reason of the signal.
 */
export async function followJob(id: string, { api, signal, onChange, wait = realWait }: FollowOptions): Promise<Job> {
  const path = `/jobs/${encodeURIComponent(id)}`;
  const partials = new Map<number, Partial>();
  let job = await api.get<Job>(path, signal);
  let lastEventId: string | null = null;
  let pause = firstWait;

  const tell = (connected: boolean): void => onChange({ job, partials: [...partials.values()].toSorted((a, b) => a.seq - b.seq), connected });
  const take = ({ type, data, id: eventId }: ServerEvent): void => {
    lastEventId = eventId;
    pause = firstWait;
    const value = camelCased(JSON.parse(data));
    // After a gap every partial result is sent again.
    if (type === 'gap') partials.clear();
    else if (type === 'partial') partials.set((value as Partial).seq, value as Partial);
    else if (type === 'progress') job = { ...job, progress: value as Progress };
    else if (type === 'status') job = withStatus(job, value as StatusEvent);
    tell(true);
  };

  tell(true);
  for (;;) {
    let connected = true;
    try {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (lastEventId !== null) headers['last-event-id'] = lastEventId;
      await readEvents(await api.open(`${path}/events`, headers, signal), take);
      job = await api.get<Job>(path, signal);
    } catch (error) {
      signal.throwIfAborted();
      // A stream breaks for many reasons; a job that is gone does not come back.
      if (error instanceof ApiError && [401, 403, 404].includes(error.status)) throw error;
      connected = false;
    }
    tell(connected);
    if (connected && hasEnded(job)) return job;
    await wait(pause, signal);
    pause = Math.min(longestWait, pause * 2);
  }
}

interface StatusEvent {
  status: Job['status'];
  attempt: number;
  error: Job['error'];
}

function withStatus(job: Job, { status, attempt, error }: StatusEvent): Job {
  return { ...job, status, attempts: attempt, error };
}

async function readEvents(response: Response, take: (event: ServerEvent) => void): Promise<void> {
  const parse = createEventParser(take);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return;
    parse(value);
  }
}

async function realWait(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
