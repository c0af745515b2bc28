import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

/** Hands a request to the loopback GitHub, whose answers then say `origin` where they said github.com. */
export async function forwardApi(request: IncomingMessage, response: ServerResponse, { apiUrl, origin }: { apiUrl: string; origin: string }): Promise<void> {
  const { authorization, 'content-type': type = 'application/json' } = request.headers;
  const body = request.method === 'POST' ? await text(request) : null;
  const headers = { 'content-type': type, ...(authorization === undefined ? {} : { authorization }) };
  const answer = await fetch(`${apiUrl}${request.url ?? ''}`, { method: request.method ?? 'GET', headers, body });
  const said = (await answer.text()).replaceAll('https://github.com/', `${origin}/`);
  const kept = [...answer.headers].filter(([name]) => name.startsWith('x-ratelimit') || name === 'link' || name === 'content-type' || name === 'retry-after');
  response.writeHead(answer.status, Object.fromEntries(kept)).end(said);
}
