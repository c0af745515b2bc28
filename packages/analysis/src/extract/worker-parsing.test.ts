import type { ParsedSource, TreeEntry } from '@reposcan/core';
import { afterEach, describe, expect, it } from 'vitest';
import type { LanguageParser } from '../parse/language-parser.js';
import type { ParseOutcome } from './parse-outcome.js';
import type { Parsing } from './parsing.js';
import type { SourceFile } from './source-file.js';
import { createWorkerParsing } from './worker-parsing.js';

const nothing: ParsedSource = { symbols: [], imports: [], exports: [], packageName: null, syntaxErrors: false };

/** A worker that answers with the text of each file as package, and does to itself what a hostile file would. */
const program = new URL(
  `data:text/javascript,${encodeURIComponent(`
    import { parentPort, workerData } from 'node:worker_threads';
    const { position } = workerData;
    parentPort.on('message', ({ files, bytes }) => {
      let start = 0;
      const outcomes = files.map(({ path, length }, index) => {
        Atomics.store(position, 0, index);
        if (path.startsWith('hang')) for (;;);
        if (path.startsWith('exit')) process.exit(3);
        if (path.startsWith('throw')) throw new Error('broken');
        if (path.startsWith('memory')) for (const held = []; ; ) held.push(new Array(1e6).fill(held.length));
        const packageName = new TextDecoder().decode(new Uint8Array(bytes, start, length));
        start += length;
        return { parsed: { ...${JSON.stringify(nothing)}, packageName } };
      });
      Atomics.store(position, 0, -1);
      parentPort.postMessage(outcomes);
    });
  `)}`,
);
/** One that ends before it begins. */
const stillborn = new URL('data:text/javascript,throw new Error()');

const parser: LanguageParser = { languages: ['Text'], version: 1, load: () => Promise.resolve(), parse: (text) => ({ ...nothing, packageName: `here: ${text}` }) };
const file = (path: string): SourceFile => ({ path, language: 'Text', parser, entry: { path, pathEscaped: false, oid: '0', size: 1, kind: 'file' } satisfies TreeEntry });

let parsing: Parsing | undefined;
let outcomes: Map<string, ParseOutcome>;

function start({ signal, threads = 2, from = program, maxHeapMb = 128 }: { signal?: AbortSignal; threads?: number; from?: URL; maxHeapMb?: number } = {}): Parsing {
  outcomes = new Map();
  parsing = createWorkerParsing({ maxParseMs: 200, signal, onOutcome: ({ path }, outcome) => outcomes.set(path, outcome) }, { threads, program: from, maxHeapMb });
  return parsing;
}

async function parseAll(given: Parsing, paths: readonly string[], bytes = (path: string): Uint8Array => Buffer.from(`text of ${path}`)): Promise<void> {
  for (const path of paths) await given.add({ file: file(path), bytes: bytes(path) });
  await given.finish();
}

const good = (path: string): ParseOutcome => ({ parsed: { ...nothing, packageName: `text of ${path}` } });
const paths = (count: number, prefix = 'f'): string[] => Array.from({ length: count }, (_, index) => `${prefix}${String(index)}`);

afterEach(async () => {
  await parsing?.close();
});

describe('workers', () => {
  it('parse every file once, whatever their number', async () => {
    await parseAll(start({ threads: 3 }), paths(1000));

    expect(outcomes.size).toBe(1000);
    for (const path of paths(1000)) expect(outcomes.get(path)).toEqual(good(path));
  });

  it('leave the contents to those who gave them', async () => {
    const shared = Buffer.from('text of all');

    await parseAll(start(), paths(200), () => shared);

    expect(shared.toString()).toBe('text of all');
  });

  it('do nothing for no files', async () => {
    await parseAll(start(), []);

    expect(outcomes.size).toBe(0);
  });

  it.each([
    ['hangs', 'hang', 'it takes longer to parse than the limit maxParseMs'],
    ['ends its worker', 'exit', 'its parser ended its worker'],
    ['breaks its worker', 'throw', 'its parser broke its worker'],
  ])('lose only the file that %s', async (_, name, reason) => {
    await parseAll(start(), [...paths(100, 'a'), name, ...paths(100, 'b'), `${name}2`, ...paths(100, 'c')]);

    expect(outcomes.size).toBe(302);
    expect(outcomes.get(name)).toEqual({ reason });
    expect(outcomes.get(`${name}2`)).toEqual({ reason });
    for (const path of [...paths(100, 'a'), ...paths(100, 'b'), ...paths(100, 'c')]) expect(outcomes.get(path)).toEqual(good(path));
  });

  it('that do not start are replaced by this thread', async () => {
    await parseAll(start({ from: stillborn }), paths(200));

    expect(outcomes.size).toBe(200);
    expect(outcomes.get('f7')).toEqual({ parsed: { ...nothing, packageName: 'here: text of f7' } });
  });

  it('end at once when they are aborted, though a file hangs', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const given = start({ signal: controller.signal });
    const all = parseAll(given, ['hang', ...paths(1000)]);
    setTimeout(() => controller.abort(reason), 50);

    await expect(all).rejects.toBe(reason);
    await given.close();
    const before = outcomes.size;
    await new Promise((resolve) => setTimeout(resolve, 50));

    expect(outcomes.size).toBe(before);
    expect(outcomes.has('hang')).toBe(false);
  });

  it('end when they are closed before they are done', async () => {
    const given = start();
    await given.add({ file: file('hang'), bytes: Buffer.from('x') });
    for (const path of paths(63)) await given.add({ file: file(path), bytes: Buffer.from('x') });

    await given.close();

    expect(outcomes.size).toBe(0);
  });
});

it('a worker that runs out of memory costs its file, not the process', async () => {
  await parseAll(start({ threads: 1 }), ['a', 'memory', 'b']);

  expect(outcomes.get('a')).toEqual(good('a'));
  expect(outcomes.get('b')).toEqual(good('b'));
  expect(outcomes.get('memory')).toHaveProperty('reason');
}, 60_000);
