import type { IncomingMessage } from 'node:http';
import { cursorsOf } from './faults/fault-script.js';
import type { QueryRequest } from './graphql/execute-query.js';
import { MAX_PAGE_SIZE } from './graphql/connection.js';
import { positionOfCursor } from './graphql/repository-list.js';
import type { RecordedRequest } from './recorded-request.js';

/** The longest body that is read, bytes. */
const MAX_BODY = 1_048_576;

/** A request as it came in: where to, and what it says. */
export interface Incoming {
  method: string;
  kind: 'graphql' | 'rest';
  /** The path below the API, with the address that the client used. */
  url: URL;
  /** Where the API begins: the origin, or its `/api/v3` on an Enterprise Server. */
  apiUrl: string;
  headers: IncomingMessage['headers'];
  /** GraphQL only; `null` where the body is not a GraphQL request. */
  graphql: QueryRequest | null;
  /** Why there is no GraphQL request. */
  problem: 'not-json' | 'no-query' | 'too-long' | null;
}

/** Reads a request to its end. */
export async function readIncoming(message: IncomingMessage): Promise<Incoming> {
  const origin = `http://${message.headers.host ?? '127.0.0.1'}`;
  const url = new URL(message.url?.startsWith('/') === true ? message.url.replace(/^\/+/, '/') : '/', origin);
  const isEnterprise = url.pathname === '/api/graphql' || url.pathname.startsWith('/api/v3/');
  const apiUrl = isEnterprise ? `${origin}/api/v3` : origin;
  url.pathname = url.pathname.replace(/^\/api(\/graphql$|\/v3(?=\/))/, (_, rest: string) => (rest === '/graphql' ? rest : ''));
  const method = message.method ?? 'GET';
  const kind = url.pathname === '/graphql' ? 'graphql' : 'rest';
  const body = await readBody(message);
  const { graphql, problem } = kind === 'graphql' && method === 'POST' ? parseBody(body) : { graphql: null, problem: null };
  return { method, kind, url, apiUrl, headers: message.headers, graphql, problem };
}

async function readBody(message: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MAX_BODY) chunks.push(chunk);
  }
  return length > MAX_BODY ? null : Buffer.concat(chunks).toString();
}

function parseBody(body: string | null): Pick<Incoming, 'graphql' | 'problem'> {
  if (body === null) return { graphql: null, problem: 'too-long' };
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return { graphql: null, problem: 'not-json' };
  }
  if (!isRecord(value) || typeof value['query'] !== 'string') return { graphql: null, problem: 'no-query' };
  return {
    graphql: {
      query: value['query'],
      variables: isRecord(value['variables']) ? value['variables'] : {},
      operationName: typeof value['operationName'] === 'string' ? value['operationName'] : null,
    },
    problem: null,
  };
}

/** What is recorded of a request. */
export function recordOf(
  incoming: Incoming,
  position: Pick<RecordedRequest, 'index' | 'at' | 'roundTrip' | 'login'>,
): RecordedRequest {
  const { graphql, url, headers } = incoming;
  return {
    ...position,
    method: incoming.method,
    path: `${url.pathname}${url.search}`,
    kind: incoming.kind,
    operationName: graphql === null ? null : (graphql.operationName ?? operationNameIn(graphql.query)),
    query: graphql?.query ?? null,
    variables: structuredClone(graphql?.variables ?? {}),
    page: pageOf(incoming),
    headers: redact(headers),
    status: null,
    fault: null,
  };
}

/** The name of the first operation of a document, read from its text: clients seldom send `operationName`. */
function operationNameIn(query: string): string | null {
  return /\b(?:query|mutation)\s+([A-Za-z_]\w*)/.exec(query)?.[1] ?? null;
}

function pageOf({ kind, url, graphql }: Incoming): number {
  if (kind === 'rest') return Math.max(1, Math.trunc(Number(url.searchParams.get('page') ?? 1)) || 1);
  const positions = cursorsOf(graphql?.variables ?? {}).flatMap((cursor) => positionOfCursor(cursor) ?? []);
  return 1 + Math.ceil(Math.max(0, ...positions) / MAX_PAGE_SIZE);
}

function redact(headers: IncomingMessage['headers']): Record<string, string> {
  const plain = Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
  return Object.fromEntries(
    plain.map(([name, value]) => [name, name === 'authorization' ? value.replace(/\S+$/, '[redacted]') : value]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
