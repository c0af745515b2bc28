import type { Readable } from 'node:stream';

/** Reads a stream piece by piece, and no faster than it is asked to. */
export interface ByteReader {
  /** A line without its end, or `null` when the stream ended before one was complete or it is longer than `maxBytes`. */
  readLine(maxBytes: number): Promise<string | null>;
  /** Exactly this many bytes, or `null` when the stream ended before. */
  readBytes(count: number): Promise<Buffer | null>;
  /** Passes over this many bytes; false when the stream ended before. */
  skip(count: number): Promise<boolean>;
}

/** Options of a byte reader. */
export interface ByteReaderOptions {
  /** Milliseconds to wait for more before `onStall` is called. */
  stallMs: number;
  onStall: () => void;
}

/** A byte reader on a stream. Stopping early leaves the stream open: whoever owns it closes it. */
export function createByteReader(stream: Readable, { stallMs, onStall }: ByteReaderOptions): ByteReader {
  const chunks = stream.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  let current: Buffer = Buffer.alloc(0);

  const more = async (): Promise<Buffer | null> => {
    const timer = setTimeout(onStall, stallMs);
    try {
      const next = await chunks.next();
      return next.done === true ? null : next.value;
    } catch {
      // The stream was destroyed: whoever did that knows why.
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  const take = (count: number): Buffer => {
    const taken = current.subarray(0, count);
    current = current.subarray(count);
    return taken;
  };

  return {
    async readLine(maxBytes) {
      let end = current.indexOf(0x0a);
      while (end < 0) {
        if (current.length > maxBytes) return null;
        const next = await more();
        if (next === null) return null;
        current = Buffer.concat([current, next]);
        end = current.indexOf(0x0a);
      }
      const line = take(end).toString('utf8');
      take(1);
      return line;
    },
    async readBytes(count) {
      const bytes = Buffer.allocUnsafeSlow(count);
      let filled = 0;
      for (;;) {
        filled += take(count - filled).copy(bytes, filled);
        if (filled === count) return bytes;
        const next = await more();
        if (next === null) return null;
        current = next;
      }
    },
    async skip(count) {
      let left = count;
      for (;;) {
        left -= take(left).length;
        if (left === 0) return true;
        const next = await more();
        if (next === null) return false;
        current = next;
      }
    },
  };
}
