/**
 * The program of a worker thread that parses files for `Analysis.extract`. It is started by this package itself and is no part of what the package offers:
 * it may change at any time.
 * @internal
 * @packageDocumentation
 */
import { parentPort, workerData } from 'node:worker_threads';
import { parseContent } from './extract/parse-content.js';
import type { ParseOutcome } from './extract/parse-outcome.js';
import { idle, type WorkerBatch, type WorkerSettings } from './extract/worker-protocol.js';
import { languageParsers } from './parse/language-parsers.js';

const parsers = new Map(languageParsers.flatMap((parser) => parser.languages.map((language) => [language, parser] as const)));

async function parseBatch({ files, bytes }: WorkerBatch, { maxParseMs, position }: WorkerSettings): Promise<ParseOutcome[]> {
  const outcomes: ParseOutcome[] = [];
  let start = 0;
  for (const [index, { path, language, length }] of files.entries()) {
    Atomics.store(position, 0, index);
    const parser = parsers.get(language);
    const content = new Uint8Array(bytes, start, length);
    outcomes.push(parser === undefined ? { reason: `its language has no parser: ${language}` } : await parseContent(content, { path, language }, parser, maxParseMs));
    start += length;
  }
  Atomics.store(position, 0, idle);
  return outcomes;
}

const port = parentPort;
const settings = workerData as WorkerSettings;
port?.on('message', (batch: WorkerBatch) => {
  // It never rejects; if it did, the worker would end and its batch be tried again in another one.
  void parseBatch(batch, settings).then((outcomes) => {
    port.postMessage(outcomes);
  });
});
