import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Principal, Scope } from '../auth/principal.js';

/** What a handler gets: everything checked. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  params: Params;
  query: Query;
  body: Body;
  /** Who asks; for a public route somebody without scopes, where nobody said more. */
  principal: Principal;
  /** Aborts when the client goes away before the answer is complete. */
  signal: AbortSignal;
  request: Request;
  response: Response;
}

/** An answer. A body that is a text is sent as `type`; any other as JSON. */
export interface Reply {
  status: number;
  body?: unknown;
  type?: string;
  headers?: Readonly<Record<string, string>>;
}

/** One kind of answer, for the documentation. */
export interface ReplyDescription {
  description: string;
  schema?: z.ZodType;
  /** @default 'application/json' */
  type?: string;
}

/** An endpoint: what it takes, who may call it, what it does. The router, the documentation and the tests read the same list of these. */
export interface Route {
  method: 'get' | 'post' | 'delete';
  /** As Express writes it: `/api/v1/jobs/:id`. */
  path: string;
  /** Which scope its caller needs. */
  access: 'public' | Scope;
  /** Counts against the caller's scans per hour. */
  countsAsScan?: boolean;
  /** Honours Idempotency-Key. */
  idempotent?: boolean;
  tag: string;
  summary: string;
  description?: string;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Headers that it reads, with what they are for. */
  headers?: Readonly<Record<string, string>>;
  replies: Readonly<Record<number, ReplyDescription>>;
  /** `null`: the handler has taken the response over. */
  handle(call: Call): Promise<Reply | null> | Reply | null;
}

/** A route whose handler has the types of its schemas. */
export function route<Params extends z.ZodType = z.ZodUndefined, Query extends z.ZodType = z.ZodUndefined, Body extends z.ZodType = z.ZodUndefined>(
  definition: Omit<Route, 'handle'> & {
    params?: Params;
    query?: Query;
    body?: Body;
    handle(call: Call<z.infer<Params>, z.infer<Query>, z.infer<Body>>): Promise<Reply | null> | Reply | null;
  },
): Route {
  return definition as Route;
}
