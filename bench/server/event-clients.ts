import { get } from 'node:http';

/** What many clients got. */
export interface Seen {
  /** Partial results of the jobs and one end each, over all clients. */
  expected: number;
  received: number;
  /** Clients that got something twice, out of order, or not exactly one end. */
  damaged: number;
}

/** Opens that many streams, spread over the jobs; resolves once all are open. */
export async function watchAll(url: string, ids: readonly string[], clients: number): Promise<{ open: number; done: Promise<Seen> }> {
  const opened = await Promise.all(Array.from({ length: clients }, (_, index) => watch(url, ids[index % ids.length] ?? '')));
  return { open: opened.length, done: sum(url, opened) };
}

interface Client {
  id: string;
  ended: Promise<{ partials: number[]; ends: number }>;
}

function watch(url: string, id: string): Promise<Client> {
  return new Promise((resolve, reject) => {
    const request = get(`${url}/api/v1/jobs/${id}/events`, { agent: false }, (response) => {
      if (response.statusCode !== 200) {
        reject(new Error(`a stream answered ${response.statusCode}`));
        return;
      }
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      const ended = new Promise<Awaited<Client['ended']>>((settle) => {
        response.on('close', () => settle({ partials: [...text.matchAll(/^id: (\d+)$/gm)].map(([, seq]) => Number(seq)), ends: text.split('event: end\n').length - 1 }));
      });
      resolve({ id, ended });
    });
    request.on('error', reject);
  });
}

async function sum(url: string, clients: readonly Client[]): Promise<Seen> {
  const seen = { expected: 0, received: 0, damaged: 0 };
  const partialsOf = new Map<string, number>();
  for (const { id, ended } of clients) {
    const { partials, ends } = await ended;
    if (!partialsOf.has(id)) partialsOf.set(id, ((await (await fetch(`${url}/api/v1/jobs/${id}`)).json()) as { partials: number }).partials);
    seen.expected += (partialsOf.get(id) ?? 0) + 1;
    seen.received += new Set(partials).size + Math.min(1, ends);
    if (ends !== 1 || partials.some((seq, index) => seq !== index + 1)) seen.damaged += 1;
  }
  return seen;
}
