import { z } from 'zod';
import { Problem } from './problem.js';

const nothing = z.strictObject({});

/** A part of a request as its schema gives it. A route without a schema takes nothing there. @throws Problem 400, or 422 for a body */
export function checked(schema: z.ZodType | undefined, value: unknown, part: 'path' | 'query' | 'body'): unknown {
  const result = (schema ?? nothing).safeParse(value ?? {});
  if (result.success) return result.data;
  const errors = result.error.issues.slice(0, 10).map(({ path, message }) => ({ pointer: pointerOf(path), detail: message.slice(0, 200) }));
  throw new Problem(`The ${part} of the request is not as it should be: ${errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join('; ')}.`, {
    status: part === 'body' ? 422 : 400,
    code: `invalid-${part}`,
    errors,
  });
}

/** RFC 6901 */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('') || '/';
}
