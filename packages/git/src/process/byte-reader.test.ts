import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteReader } from './byte-reader.js';

const patient = { stallMs: 10_000, onStall: () => {} };

function reader(chunks: string[]): ReturnType<typeof createByteReader> {
  return createByteReader(Readable.from(chunks.map((chunk) => Buffer.from(chunk))), patient);
}

describe('a byte reader', () => {
  it('reads the same however the stream is cut', async () => {
    const text = 'head 5\nabcde\nnext 0\n\nlast';
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 30 }), async (sizes) => {
        const chunks: string[] = [];
        for (let at = 0, index = 0; at < text.length; index += 1) {
          const size = sizes[index % sizes.length] ?? 1;
          chunks.push(text.slice(at, at + size));
          at += size;
        }
        const bytes = reader(chunks);

        expect(await bytes.readLine(100)).toBe('head 5');
        expect((await bytes.readBytes(5))?.toString()).toBe('abcde');
        expect(await bytes.skip(1)).toBe(true);
        expect(await bytes.readLine(100)).toBe('next 0');
        expect((await bytes.readBytes(0))?.length).toBe(0);
        expect(await bytes.readLine(100)).toBe('');
        expect(await bytes.readLine(100)).toBeNull();
      }),
    );
  });

  it('says when the stream ended too early', async () => {
    expect(await reader(['abc']).readBytes(4)).toBeNull();
    expect(await reader(['abc']).skip(4)).toBe(false);
    expect(await reader(['abc']).readLine(100)).toBeNull();
  });

  it('does not keep a line that never ends', async () => {
    expect(await reader(['x'.repeat(60), 'x'.repeat(60), '\n']).readLine(100)).toBeNull();
  });

  it('says when nothing comes', async () => {
    const stream = new Readable({ read() {} });
    const bytes = createByteReader(stream, { stallMs: 5, onStall: () => stream.destroy() });

    expect(await bytes.readBytes(1)).toBeNull();
  });
});
