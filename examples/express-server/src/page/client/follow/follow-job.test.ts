import { expect, it } from 'vitest';
import { ApiError } from '../api/api-error.js';
import type { Api } from '../api/api.js';
import { followJob, type Followed } from './follow-job.js';

const job = (status: string) => ({ jobId: 'j', name: 'deep-scan', status, target: 't', progress: null, error: null });
const signal = new AbortController().signal;

/** An API that answers what is listed, in turn, and what it was asked. */
function scripted({ jobs, streams }: { jobs: unknown[]; streams: (string | ApiError)[] }) {
  const opened: Record<string, string>[] = [];
  const waits: number[] = [];
  const api: Pick<Api, 'get' | 'open'> = {
    get: async <T>() => (jobs.length > 1 ? jobs.shift() : jobs[0]) as T,
    open: async (_, headers) => {
      opened.push(headers);
      const stream = streams.shift() ?? '';
      if (stream instanceof ApiError) throw stream;
      return new Response(stream);
    },
  };
  const seen: Followed[] = [];
  const run = () => followJob('j', { api, signal, onChange: (followed) => seen.push(followed), wait: async (ms) => void waits.push(ms) });
  return { run, seen, opened, waits };
}

it('gets what the stages of a job found that has ended', async () => {
  const { run, seen, opened } = scripted({ jobs: [job('completed')], streams: ['id: 1\nevent: partial\ndata: {"seq":1,"stage":"storing","summary":{}}\n\nid: 1-end\nevent: end\ndata: {"reason":"finished"}\n\n'] });

  expect((await run()).status).toBe('completed');
  expect(opened).toHaveLength(1);
  expect(seen.at(-1)?.partials).toHaveLength(1);
});

it('tells progress and partial results as they come', async () => {
  const stream = 'id: 1\nevent: progress\ndata: {"percent":10,"stage":"cloning","step":2,"steps":6,"within":null}\n\nid: 2\nevent: partial\ndata: {"seq":1,"stage":"preflight","summary":{"answered_by":null}}\n\n';
  const { run, seen } = scripted({ jobs: [job('active'), job('completed')], streams: [stream] });

  await run();

  expect(seen.map(({ job: { progress }, partials }) => [progress?.stage ?? null, partials.length])).toContainEqual(['cloning', 0]);
  expect(seen.at(-1)?.partials).toEqual([{ seq: 1, stage: 'preflight', summary: { answeredBy: null } }]);
});

it('opens a broken stream again after the last event, later and later, until it gets through', async () => {
  const gone = new ApiError('No connection', { status: 0, detail: '' });
  const { run, opened, waits, seen } = scripted({ jobs: [job('active'), job('active'), job('completed')], streams: ['id: 7\nevent: progress\ndata: {"stage":"a"}\n\n', gone, gone, ''] });

  await run();

  expect(opened.map((headers) => headers['last-event-id'])).toEqual([undefined, '7', '7', '7']);
  expect(waits).toEqual([500, 1000, 2000]);
  expect(seen.some(({ connected }) => !connected)).toBe(true);
});

it('forgets what it had at a gap, after which everything is sent again', async () => {
  const partial = (seq: number, stage: string) => `id: ${seq}\nevent: partial\ndata: {"seq":${seq},"stage":"${stage}","summary":{}}\n\n`;
  const streams = [partial(1, 'preflight') + partial(2, 'cloning'), `event: gap\ndata: {}\n\n${partial(1, 'observing')}`];
  const { run, seen } = scripted({ jobs: [job('active'), job('active'), job('completed')], streams });

  await run();

  expect(seen.at(-1)?.partials.map(({ stage }) => stage)).toEqual(['observing']);
});

it('takes the status from the stream, and asks the job when the stream has ended', async () => {
  const stream = 'event: status\ndata: {"job_id":"j","status":"active","attempt":2,"error":null}\n\nid: 0-end\nevent: end\ndata: {"reason":"shutdown"}\n\n';
  const { run, seen, opened } = scripted({ jobs: [job('waiting'), job('active'), job('failed')], streams: [stream, ''] });

  expect((await run()).status).toBe('failed');
  expect(seen.some(({ job: { status, attempts } }) => status === 'active' && attempts === 2)).toBe(true);
  expect(opened.map((headers) => headers['last-event-id'])).toEqual([undefined, '0-end']);
});

it('gives up for a job that is gone', async () => {
  const { run } = scripted({ jobs: [job('active')], streams: [new ApiError('Not found', { status: 404, detail: '' })] });

  await expect(run()).rejects.toMatchObject({ status: 404 });
});
