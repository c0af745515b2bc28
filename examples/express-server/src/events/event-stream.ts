import type { JobFeed } from './job-feed.js';
import { resumeOf } from './last-event-id.js';
import { sseEvent } from './sse.js';

/** Where a stream goes to: the part of a response that is needed. */
export interface StreamSink {
  /** Tells the client that nothing more will come, by a status without a body. */
  nothingMore(): void;
  /** The client is gone. */
  readonly closed: boolean;
  /** Sends the headers. */
  open(): void;
  /** False: the client is slow, wait until it drains. */
  write(text: string): boolean;
  onDrain(listener: () => void): void;
  onClose(listener: () => void): void;
  end(): void;
  /** Ends it without a word. */
  destroy(): void;
}

/** One client that watches one job. */
export interface EventStream {
  /** Resolves when the stream has ended. */
  run(): Promise<void>;
  /** Text that may be lost. */
  write(text: string): void;
  /** Sends the closing event with this reason, and ends. */
  end(reason: string): void;
}

/** A client that takes nothing for so long is dropped; it may come back with Last-Event-ID and misses nothing. */
const stuckMs = 30_000;

/**
 * Sends what the feed has and the client has not. There is no buffer for the client: its position is a number, and what it is too slow for stays in the queue. So a slow client
 * costs no memory and loses nothing but progress that is outdated.
 */
export function createEventStream(feed: JobFeed, sink: StreamSink, lastEventId: string | undefined): EventStream {
  let seen = 0;
  let shown = { status: '', progress: '' };
  let opened = false;
  let writable = true;
  let over = sink.closed;
  let pumping = false;
  let again = false;
  let stuck: NodeJS.Timeout | null = null;
  let finish = (): void => {};
  const done = new Promise<void>((resolve) => (finish = resolve));
  const stopListening = feed.listen(() => void pump());
  sink.onClose(finished);
  if (over) finished();

  function finished(): void {
    over = true;
    stopListening();
    if (stuck !== null) clearTimeout(stuck);
    finish();
  }

  function open(): void {
    if (!opened) sink.open();
    opened = true;
  }

  function write(text: string): void {
    if (over || !opened || sink.write(text)) return;
    writable = false;
    stuck ??= setTimeout(() => sink.destroy(), stuckMs).unref();
  }

  function close(text: string): void {
    if (over) return;
    open();
    sink.write(text);
    finished();
    sink.end();
  }

  async function sendPartials(): Promise<void> {
    while (!over && writable && seen < feed.last) {
      const next = await feed.after(seen);
      if (next.length === 0) return;
      for (const { seq, text } of next) {
        if (over || !writable) return;
        write(text);
        seen = seq;
      }
    }
  }

  /** One at a time, so that events keep their order. */
  async function pump(): Promise<void> {
    again = true;
    if (pumping) return;
    pumping = true;
    try {
      while (again && opened && writable && !over) {
        again = false;
        if (feed.status !== shown.status) write((shown = { ...shown, status: feed.status }).status);
        await sendPartials();
        if (feed.progress !== null && feed.progress !== shown.progress && writable) write((shown = { ...shown, progress: feed.progress }).progress);
        if (feed.end !== null && seen >= feed.last && writable) close(feed.end);
      }
    } catch {
      // The queue does not answer: the next look of the feed brings the stream on.
    } finally {
      pumping = false;
    }
  }

  return {
    async run() {
      if (over) return;
      const resume = resumeOf(lastEventId, feed.last);
      if (resume.ended && feed.end !== null) {
        sink.nothingMore();
        finished();
        return;
      }
      sink.onDrain(() => {
        writable = true;
        if (stuck !== null) clearTimeout(stuck);
        stuck = null;
        void pump();
      });
      open();
      seen = resume.after;
      if (resume.gap) write(sseEvent('gap', { last_event_id: String(lastEventId).slice(0, 100), replayed_from: 1 }));
      await pump();
      await done;
    },
    write,
    end: (reason) => close(sseEvent('end', { reason, status: null, error: null })),
  };
}
