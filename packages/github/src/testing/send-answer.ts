import type { ServerResponse } from 'node:http';
import type { Answer } from './answer.js';
import type { Fault } from './faults/fault.js';
import type { Sleep } from './latency.js';

/** How an answer reaches the client. */
export interface SendOptions {
  /** Faults of the transport are played here; others have been played by now. */
  fault: Fault | null;
  sleep: Sleep;
  /** Aborts when the client is gone or the server closes. */
  signal: AbortSignal;
  /** Called as soon as the last byte is handed over, before the client can have read it. */
  onSent: () => void;
}

/** Sends an answer, whole or as the fault says. */
export async function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  { fault, sleep, signal, onSent }: SendOptions,
): Promise<void> {
  const body = Buffer.from(
    fault?.kind === 'invalid-json' ? answer.body.slice(0, Math.ceil(answer.body.length / 2)) : answer.body,
  );
  // A 304 has no body, and a content-length would announce one.
  response.writeHead(
    answer.status,
    answer.status === 304 ? answer.headers : { ...answer.headers, 'content-length': String(body.length) },
  );
  if (fault?.kind === 'cut') {
    await new Promise<void>((resolve) => {
      response.write(body.subarray(0, Math.floor(body.length / 2)), () => resolve());
    });
    onSent();
    response.destroy();
    return;
  }
  if (fault?.kind === 'slow-body') {
    const { chunks = 10, pause = 50 } = fault;
    const size = Math.max(1, Math.ceil(body.length / chunks));
    for (let offset = 0; offset < body.length; offset += size) {
      if (offset > 0) await sleep(pause, signal);
      response.write(body.subarray(offset, offset + size));
    }
    onSent();
    response.end();
    return;
  }
  onSent();
  response.end(body);
}
