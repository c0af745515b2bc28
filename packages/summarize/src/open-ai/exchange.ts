import { member } from '../project/untrusted-record.js';
import { SummarizeError } from '../summarize-error.js';

/** Answers are a few thousand tokens. Bytes. */
const maxBodyBytes = 4 * 1024 * 1024;

/** What a server answered, whole. */
export interface HttpAnswer {
  status: number;
  headers: Headers;
  body: string;
}

/** What happens before anything of a request is sent. */
const unreached = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT', 'ENETUNREACH', 'EHOSTUNREACH']);

/**
 * Posts JSON and reads the answer whole. Redirects are not followed: the key must not travel.
 * @throws SummarizeError NETWORK (with 0 requests where the server was not reached), CUT_OFF, INVALID_ANSWER; the reason of the signal on abort
 */
export async function exchange(send: typeof fetch, url: string, apiKey: string | null, json: object, signal: AbortSignal | undefined): Promise<HttpAnswer> {
  const response = await sent(send, url, apiKey, json, signal);
  try {
    return { status: response.status, headers: response.headers, body: await readBody(response) };
  } catch (error) {
    signal?.throwIfAborted();
    throw error instanceof SummarizeError ? error : new SummarizeError('The answer of the model broke off.', { code: 'CUT_OFF' });
  }
}

async function sent(send: typeof fetch, url: string, apiKey: string | null, json: object, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await send(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...(apiKey === null ? {} : { authorization: `Bearer ${apiKey}` }) },
      body: JSON.stringify(json),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    signal?.throwIfAborted();
    const code = member(error instanceof Error ? error.cause : undefined, 'code');
    // What fetch says may show headers: it is left out.
    throw new SummarizeError('The connection to the model failed.', {
      code: 'NETWORK',
      hint: 'Check the URL and whether the server runs.',
      requests: typeof code === 'string' && unreached.has(code) ? 0 : 1,
    });
  }
}

async function readBody(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let body = '';
  let bytes = 0;
  // Leaving the loop cancels the body.
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw new SummarizeError(`The answer of the model's server is larger than ${String(maxBodyBytes)} bytes.`, { code: 'INVALID_ANSWER' });
    body += decoder.decode(chunk, { stream: true });
  }
  return body + decoder.decode();
}
