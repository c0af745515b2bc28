import type { ChildProcess } from 'node:child_process';
import type { ConformanceCommand, ConformanceReport } from './conformance-worker.js';

/** A worker in a process of its own, as the kit sees it. */
export interface SpawnedWorker {
  /** All that it told, in order. */
  readonly reports: readonly ConformanceReport[];
  /** Whether the process has ended. */
  readonly ended: boolean;
  tell(command: ConformanceCommand): void;
  /** SIGKILL ends it without a word, SIGSTOP and SIGCONT stop and continue it. */
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
}

/** Listens to a worker process. */
export function spawnedWorkerOf(child: ChildProcess): SpawnedWorker {
  const reports: ConformanceReport[] = [];
  let ended = false;
  child.on('message', (message) => reports.push(message as ConformanceReport));
  child.once('exit', () => {
    ended = true;
  });
  return {
    reports,
    get ended() {
      return ended;
    },
    tell(command) {
      if (child.connected) child.send(command);
    },
    signal: (signal) => void child.kill(signal),
  };
}
