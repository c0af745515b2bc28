import { z } from 'zod';

/** An error as RFC 9457 writes it, with a code for programs. */
export const problemSchema = z
  .object({
    type: z.string().describe('urn:reposcan:problem: and the code'),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    request_id: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

/** What a {@link Problem} says besides its detail. */
export interface ProblemOptions {
  status: number;
  /** Kebab-case. */
  code: string;
  /** Seconds, for Retry-After. */
  retryAfter?: number;
  headers?: Readonly<Record<string, string>>;
  errors?: { pointer: string; detail: string }[];
  cause?: unknown;
}

/** An error that a client is told about. Its message is the detail: safe to show. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors: readonly { pointer: string; detail: string }[];

  constructor(detail: string, { status, code, retryAfter, headers = {}, errors = [], cause }: ProblemOptions) {
    super(detail, { cause });
    this.status = status;
    this.code = code;
    this.errors = errors;
    this.headers = retryAfter === undefined ? headers : { ...headers, 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) };
  }
}

/** There is no such thing, or not for this client. */
export function notFound(what: string): Problem {
  return new Problem(`There is no such ${what}.`, { status: 404, code: `${what.replaceAll(' ', '-')}-not-found` });
}
