import { ReposcanError } from '@reposcan/core';
import type { Logger } from 'pino';

const pauseMs = 60_000;

/** Logs what fails in the background. A queue that is away fails several times a second: of each kind of error one a minute is logged. */
export function backgroundErrors(log: Logger, now: () => number = Date.now): (error: unknown) => void {
  const logged = new Map<string, number>();
  return (error) => {
    const kind = error instanceof ReposcanError ? `${error.name} ${error.code}` : error instanceof Error ? error.name : typeof error;
    if (now() - (logged.get(kind) ?? Number.NEGATIVE_INFINITY) < pauseMs) return;
    logged.set(kind, now());
    log.error({ err: error }, 'work in the background failed');
  };
}
