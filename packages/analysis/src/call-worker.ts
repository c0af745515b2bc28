/**
 * The program of a worker thread that finds calls for `Analysis.calls`. It is started by this package itself and is no part of what the package offers:
 * it may change at any time.
 * @internal
 * @packageDocumentation
 */
import { parentPort } from 'node:worker_threads';
import { analyzeCalls } from './calls/analyze-calls.js';
import { callAnalyzers } from './calls/call-analyzers.js';
import type { CallAnswer, CallRequest } from './calls/call-worker-protocol.js';

async function answerTo({ id, input }: CallRequest): Promise<CallAnswer> {
  const analyzer = callAnalyzers.find((known) => known.id === id);
  if (analyzer === undefined) return { kind: 'failed', reason: `there is no analyzer ${id}` };
  const outcome = await analyzeCalls(analyzer, input);
  return 'analysis' in outcome ? { kind: 'done', analysis: outcome.analysis } : { kind: 'failed', reason: outcome.reason };
}

const port = parentPort;
port?.on('message', (request: CallRequest) => {
  // It never rejects.
  void answerTo(request).then((answer) => {
    port.postMessage(answer);
  });
});
port?.postMessage({ kind: 'ready' } satisfies CallAnswer);
