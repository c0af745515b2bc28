import { ReposcanError } from '@reposcan/core';
import { safeMessage } from './safe-message.js';

/** An error as events, warnings and stored runs show it. */
export interface Failure {
  /** Of a reposcan error its code; `UNEXPECTED` for any other. */
  code: string;
  /** Safe to show: one line, no control characters, no secret. */
  message: string;
}

/** What to show of an error that somebody else threw. `secrets` never appear in it, whatever its message says. */
export function failureOf(error: unknown, secrets: readonly string[] = []): Failure {
  const code = error instanceof ReposcanError ? error.code : 'UNEXPECTED';
  const message = error instanceof Error ? error.message || error.name : String(error);
  return { code, message: safeMessage(message, secrets) };
}
