import type { Work } from './graphql/work.js';

/** An HTTP answer before it is sent. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** What it took, for the latency model. */
  work: Work;
}

/** A JSON answer. */
export function json(
  status: number,
  value: unknown,
  headers: Record<string, string> = {},
  work: Work = { nodes: 0, counters: 0 },
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(value),
    work,
  };
}

/** An error as the REST API words it. */
export function failure(status: number, message: string, headers: Record<string, string> = {}): Answer {
  return json(status, { message, documentation_url: 'https://docs.github.com/rest', status: String(status) }, headers);
}
