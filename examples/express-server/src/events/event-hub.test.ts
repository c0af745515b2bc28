import type { ScanJobs } from '@reposcan/pipeline';
import { createMemoryQueue, type JobRun } from '@reposcan/queue';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../fixtures/until.js';
import { createEventHub, type EventHub } from './event-hub.js';
import type { StreamSink } from './event-stream.js';

type Run = Pick<JobRun, 'progress' | 'partial'> & { finish(): void; fail(): void };

let closing: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const close of closing) await close();
  closing = [];
});

/** A queue with one running job that does as it is told, and a hub. */
async function setup({ most = 5_000, pollMs = 60_000 } = {}) {
  const queue = createMemoryQueue<ScanJobs>();
  const hub = createEventHub({ queue, most, pollMs });
  closing.push(() => hub.close(), () => queue.close({ graceMs: 0 }));
  let started: (run: Run) => void;
  const running = new Promise<Run>((resolve) => (started = resolve));
  queue.work({
    'deep-scan': (run) =>
      new Promise((resolve, reject) => {
        run.signal.addEventListener('abort', () => reject(new Error('aborted')));
        started({ progress: (value) => run.progress(value as never), partial: (value) => run.partial(value as never), finish: () => resolve({ runId: 'r' } as never), fail: () => reject(new Error('no')) });
      }),
  });
  const payload = { target: { url: 'https://github.com/a/b' }, ref: null, userId: 'local', store: true, stages: [], history: false, refresh: false, nameWithOwner: null };
  const { id } = await queue.enqueue('deep-scan', payload, { attempts: 1 });
  const run = await running;
  const jobOf = async () => {
    const job = await queue.get(id);
    if (job === null) throw new Error('gone');
    return job;
  };
  return { queue, hub, run, id, jobOf };
}

/** A client. `limit`: how many texts it takes before it is slow. */
function client({ limit = Number.POSITIVE_INFINITY } = {}) {
  let text = '';
  let left = limit;
  const on = { drain: () => {}, close: () => {} };
  const state = { opened: false, ended: false, destroyed: false, nothing: false };
  const sink: StreamSink = {
    get closed() {
      return state.destroyed;
    },
    nothingMore: () => void (state.nothing = true),
    open: () => void (state.opened = true),
    write(more) {
      text += more;
      left -= 1;
      return left > 0;
    },
    onDrain: (listener) => void (on.drain = listener),
    onClose: (listener) => void (on.close = listener),
    end: () => void (state.ended = true),
    destroy: () => void (state.destroyed = true),
  };
  return {
    sink,
    state,
    leave: () => on.close(),
    take(more: number) {
      left = more;
      on.drain();
    },
    events: () => text.split('\n\n').filter((block) => block !== '' && !block.startsWith(':')).map((block) => /event: (\w+)/.exec(block)?.[1]),
    ids: () => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id)),
    texts: () => text,
  };
}

const watch = async (hub: EventHub, job: Parameters<EventHub['stream']>[0], { limit, lastEventId }: { limit?: number; lastEventId?: string } = {}) => {
  const seen = client(limit === undefined ? {} : { limit });
  const done = hub.stream(job, seen.sink, lastEventId);
  await until(() => seen.state.opened || seen.state.nothing);
  return { ...seen, done };
};
const upTo = (last: number): number[] => Array.from({ length: last }, (_, index) => index + 1);

describe('an event stream', () => {
  it('has the status, what was found before and after, the newest progress, and one end', async () => {
    const { hub, run, jobOf } = await setup();
    await run.partial({ stage: 'preflight', summary: {} });
    const seen = await watch(hub, await jobOf());
    run.progress({ stage: 'cloning', step: 2, steps: 6, within: null });
    await run.partial({ stage: 'cloning', summary: {} });
    run.finish();
    await seen.done;

    const [first, second] = seen.events();
    expect([first, second]).toEqual(['status', 'partial']);
    expect(seen.ids()).toEqual([1, 2]);
    expect(seen.events().filter((event) => event === 'end')).toHaveLength(1);
    expect(seen.events().at(-1)).toBe('end');
    expect(seen.texts()).toContain('id: 2-end');
    expect(seen.state.ended).toBe(true);
    expect(hub.streams).toBe(0);
  });

  it.each([
    { lastEventId: '3', ids: [4, 5], gap: false },
    { lastEventId: '5', ids: [], gap: false },
    { lastEventId: '', ids: upTo(5), gap: false },
    { lastEventId: '6', ids: upTo(5), gap: true },
    { lastEventId: 'x', ids: upTo(5), gap: true },
    { lastEventId: '5-end', ids: [], gap: false },
  ])('goes on after "$lastEventId" with $ids, gap: $gap', async ({ lastEventId, ids, gap }) => {
    const { hub, run, jobOf } = await setup();
    for (const n of upTo(5)) await run.partial({ stage: `s${n}`, summary: {} });

    const seen = await watch(hub, await jobOf(), { lastEventId });
    run.finish();
    await seen.done;

    expect(seen.ids()).toEqual(ids);
    expect(seen.events().includes('gap')).toBe(gap);
    expect(seen.events().filter((event) => event === 'end')).toHaveLength(1);
  });

  it('of a job that has ended is a replay and the end; of one whose end was seen it is nothing', async () => {
    const { hub, queue, run, id, jobOf } = await setup();
    await run.partial({ stage: 'preflight', summary: {} });
    run.finish();
    await queue.waitFor(id);

    const late = await watch(hub, await jobOf());
    const later = await watch(hub, await jobOf(), { lastEventId: '1-end' });
    await Promise.all([late.done, later.done]);

    expect(late.events()).toEqual(['status', 'partial', 'end']);
    expect([later.texts(), later.state.nothing]).toEqual(['', true]);
  });

  it('loses nothing for a client that is slow, and keeps nothing for it', async () => {
    const { hub, run, jobOf } = await setup();
    const seen = await watch(hub, await jobOf(), { limit: 2 });
    for (const n of upTo(1_200)) await run.partial({ stage: `s${n}`, summary: {} });
    run.finish();

    const early = seen.ids().length;
    while (!seen.state.ended) {
      seen.take(50);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await seen.done;

    expect(early).toBeLessThanOrEqual(2);
    expect(seen.ids()).toEqual(upTo(1_200));
    expect(seen.events().at(-1)).toBe('end');
  });

  it('reaches a thousand who watch, each with every event, over one subscription', async () => {
    const { hub, run, jobOf, queue } = await setup();
    const job = await jobOf();
    const all = await Promise.all(upTo(1_000).map(() => watch(hub, job)));
    expect(hub.streams).toBe(1_000);

    for (const n of upTo(10)) await run.partial({ stage: `s${n}`, summary: {} });
    run.finish();
    await Promise.all(all.map(({ done }) => done));

    expect(all.filter((seen) => seen.ids().join() === upTo(10).join() && seen.events().filter((event) => event === 'end').length === 1)).toHaveLength(1_000);
    expect(hub.streams).toBe(0);
    await queue.close();
  });

  it('goes on by looking where no event arrives, as from a worker of another process', async () => {
    const { queue, run, jobOf } = await setup();
    const deaf = createEventHub({ queue: { ...queue, subscribe: () => () => {} }, most: 10, pollMs: 10 });
    closing.push(() => deaf.close());
    const seen = await watch(deaf, await jobOf());

    await run.partial({ stage: 'preflight', summary: {} });
    await until(() => seen.ids().length === 1);
    run.finish();
    await seen.done;

    expect(seen.events().at(-1)).toBe('end');
  });

  it('of a server that closes ends with that reason, once', async () => {
    const { hub, run, jobOf } = await setup();
    const seen = await watch(hub, await jobOf());

    hub.close();
    run.finish();
    await seen.done;

    expect(seen.events().filter((event) => event === 'end')).toHaveLength(1);
    expect(seen.texts()).toContain('"reason":"shutdown"');
    await expect(hub.stream(await jobOf(), client().sink, undefined)).rejects.toMatchObject({ status: 503 });
  });

  it('is forgotten when its client leaves, or had left before it began', async () => {
    const { hub, run, jobOf } = await setup();
    const seen = await watch(hub, await jobOf());
    const gone = client();
    gone.state.destroyed = true;
    await hub.stream(await jobOf(), gone.sink, undefined);

    seen.leave();
    await seen.done;
    await run.partial({ stage: 'preflight', summary: {} });

    expect(hub.streams).toBe(0);
    expect([seen.ids(), gone.texts()]).toEqual([[], '']);
  });

  it('is refused where there are too many', async () => {
    const { hub, jobOf } = await setup({ most: 1 });
    await watch(hub, await jobOf());

    await expect(hub.stream(await jobOf(), client().sink, undefined)).rejects.toMatchObject({ status: 503, code: 'no-more-streams' });
  });
});
