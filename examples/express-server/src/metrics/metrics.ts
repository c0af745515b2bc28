import { isSettled, jobStates, type JobQueue } from '@reposcan/queue';
import type { ScanJobs } from '@reposcan/pipeline';
import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of one process, for Prometheus. Labels come from our own lists, never from a request. */
export interface Metrics {
  /** Counts and times requests, by the pattern of their route. */
  readonly requests: RequestHandler;
  /** Told about a clone that was taken from the cache, or had to be fetched. */
  cloneUsed(hit: boolean): void;
  /** A fetch that reads GitHub's budget from the answers. */
  watchedFetch(fetch: typeof globalThis.fetch): typeof globalThis.fetch;
  /** Follows the jobs of a queue until the returned function is called. */
  follow(queue: JobQueue<ScanJobs>): () => void;
  text(): Promise<string>;
  readonly contentType: string;
}

const seconds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 180, 600, 1_800];

export function createMetrics(streams: () => number): Metrics {
  const register = new Registry();
  const registers = [register];
  collectDefaultMetrics({ register });
  const requests = new Histogram({ name: 'http_request_duration_seconds', help: 'HTTP requests', labelNames: ['method', 'route', 'status'], buckets: seconds.slice(0, 11), registers });
  const depth = new Gauge({ name: 'reposcan_jobs', help: 'Jobs by state', labelNames: ['state'], registers });
  const wait = new Histogram({ name: 'reposcan_job_wait_seconds', help: 'From when a job might start to its start', labelNames: ['name'], buckets: seconds, registers });
  const stages = new Histogram({ name: 'reposcan_stage_duration_seconds', help: 'Stages of scans that ran here', labelNames: ['name', 'stage'], buckets: seconds, registers });
  const settled = new Counter({ name: 'reposcan_jobs_settled_total', help: 'Jobs that ended, as heard by this process', labelNames: ['name', 'state'], registers });
  const clones = new Counter({ name: 'reposcan_clone_cache_total', help: 'Openings of URLs, by what the cache of clones had', labelNames: ['result'], registers });
  const budget = new Gauge({ name: 'reposcan_github_rate_limit_remaining', help: "What is left of GitHub's budget", labelNames: ['resource'], registers });
  new Gauge({ name: 'reposcan_event_streams', help: 'Open event streams', registers, collect() { this.set(streams()); } });
  let count: () => Promise<void> = async () => {};

  return {
    requests(request, response, next) {
      const stop = requests.startTimer();
      response.on('close', () => {
        const path = (request.route as { path?: unknown } | undefined)?.path;
        stop({ method: knownMethod(request.method), route: typeof path === 'string' ? path : 'none', status: String(response.statusCode) });
      });
      next();
    },
    cloneUsed: (hit) => clones.inc({ result: hit ? 'hit' : 'miss' }),
    watchedFetch: (fetch) => async (...call) => {
      const response = await fetch(...call);
      const remaining = Number(response.headers.get('x-ratelimit-remaining') ?? Number.NaN);
      const resource = response.headers.get('x-ratelimit-resource') ?? 'core';
      if (Number.isFinite(remaining) && ['core', 'graphql', 'search'].includes(resource)) budget.set({ resource }, remaining);
      return response;
    },
    follow(queue) {
      const since = new Map<string, number>();
      count = async () => {
        const counts = await queue.counts();
        for (const state of jobStates) depth.set({ state }, counts[state]);
      };
      const onStart = async (id: string): Promise<void> => {
        const job = await queue.get(id);
        if (job?.startedAt == null || isSettled(job.state)) return;
        wait.observe({ name: job.name }, Math.max(0, job.startedAt - job.runAt) / 1_000);
      };
      const onPartial = async (id: string, name: string, seq: number, at: number): Promise<void> => {
        const before = since.get(id);
        since.set(id, at);
        const [partial] = await queue.partials(id, { after: seq - 1, limit: 1 });
        const { stage } = (partial?.value ?? {}) as { stage?: string };
        if (before !== undefined && stage !== undefined) stages.observe({ name, stage }, (at - before) / 1_000);
      };
      return queue.subscribe((event) => {
        const { id, name, at } = event;
        if (event.type === 'started') {
          since.set(id, at);
          onStart(id).catch(() => {});
        } else if (event.type === 'partial') onPartial(id, name, event.seq, at).catch(() => {});
        else if (event.type === 'settled') {
          since.delete(id);
          settled.inc({ name, state: event.state });
        } else if (event.type === 'released' || event.type === 'retrying') since.delete(id);
      });
    },
    async text() {
      // Where the queue does not answer, the other figures are worth the more; those of the queue stay away.
      await count().catch(() => depth.reset());
      return register.metrics();
    },
    contentType: register.contentType,
  };
}

function knownMethod(method: string): string {
  return ['GET', 'POST', 'DELETE', 'HEAD', 'OPTIONS', 'PUT', 'PATCH'].includes(method) ? method : 'other';
}
