import { ReposcanError } from '@reposcan/core';
import type { CliIo } from './cli-io.js';

/** Exit code after Ctrl-C: 128 + SIGINT, as shells expect it. */
export const interruptedExitCode = 130;

/** Ctrl-C as an abort signal. */
export interface Interruption {
  signal: AbortSignal;
  /** Back to the system's own handling. */
  release(): void;
}

/** The first interrupt aborts and lets everything clean up; the second one ends the process at once. */
export function listenForInterrupt(io: Pick<CliIo, 'onInterrupt' | 'exit'>): Interruption {
  const controller = new AbortController();
  const release = io.onInterrupt(() => {
    if (controller.signal.aborted) io.exit(interruptedExitCode);
    else controller.abort(new ReposcanError('interrupted', { code: 'INTERRUPTED' }));
  });
  return { signal: controller.signal, release };
}
