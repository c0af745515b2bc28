import { spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { atExit } from './at-exit.js';
import { limitedArguments, type ProcessLimits } from './limits.js';

/** Why we ended a process ourselves. `enough`: what it had to say further is not needed. */
export type StopReason = 'aborted' | 'timeout' | 'too-large' | 'enough';

/** How a process ended. */
export interface ProcessEnd {
  /** `null`: it was killed, or never started. */
  code: number | null;
  killedBy: NodeJS.Signals | null;
  /** The last lines that it wrote to stderr, progress left out. Untrusted: a server may have written them. */
  stderr: string;
  stopped: StopReason | null;
  /** It could not be started. */
  startError: Error | null;
}

/** A running git process and everything that it started. */
export interface GitProcess {
  readonly pid: number | undefined;
  readonly stdin: Writable | null;
  readonly stdout: Readable;
  /** Resolves when the process and all its children have closed their streams. Never rejects. */
  readonly ended: Promise<ProcessEnd>;
  /** Ends the whole process group; the first reason counts. */
  stop(reason: StopReason): void;
}

/** How to start one. */
export interface GitProcessOptions {
  program: string;
  args: readonly string[];
  env: Record<string, string>;
  limits: ProcessLimits;
  cwd?: string;
  /** Whether something will be written to its stdin. @default false */
  input?: boolean;
  /** Milliseconds until it is stopped. @default none */
  timeoutMs?: number;
  signal?: AbortSignal;
  /** Each finished line of progress (`Receiving objects:  12% (3/25)`). Untrusted. */
  onProgressLine?: (line: string) => void;
}

/** Milliseconds between asking a process group to end and ending it. */
const GRACE_MS = 1_000;
const STDERR_BYTES = 8_192;

/**
 * Starts git within limits, in a process group of its own. Git starts helpers (`git-remote-https`, `index-pack`) that survive when only
 * git itself is killed; the group as a whole does not.
 */
export function startGit(options: GitProcessOptions): GitProcess {
  const { program, args, env, limits, cwd, input = false, timeoutMs, signal, onProgressLine } = options;
  const child = spawn('sh', limitedArguments(limits, program, args), {
    env,
    detached: true,
    stdio: [input ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    cwd,
  });
  const { pid, stdin, stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new TypeError('spawn() gave no pipes');

  let stopped: StopReason | null = null;
  let exited = false;
  let done = false;
  let startError: Error | null = null;
  const timers = new Set<NodeJS.Timeout>();
  const killGroup = (how: NodeJS.Signals): void => {
    if (pid === undefined) return;
    try {
      process.kill(-pid, how);
    } catch {
      // The group is gone already.
    }
  };
  const after = (ms: number, action: () => void): void => {
    timers.add(setTimeout(action, ms));
  };
  const stop = (reason: StopReason): void => {
    // Once it is done its id may belong to somebody else.
    if (stopped !== null || done) return;
    stopped = reason;
    killGroup('SIGTERM');
    // Without a reader the streams would stay open and the end would never be seen.
    stdout.destroy();
    stdin?.destroy();
    if (exited) killGroup('SIGKILL');
    after(GRACE_MS, () => {
      killGroup('SIGKILL');
      after(GRACE_MS, () => stderr.destroy());
    });
  };
  const onAbort = (): void => stop('aborted');
  const forget = atExit(() => killGroup('SIGKILL'));

  const said = collectStderr(stderr, onProgressLine);
  // A process that ends early closes its stdin; that is seen by its end, not here.
  stdin?.on('error', () => {});
  stdout.on('error', () => {});
  child.on('exit', () => {
    exited = true;
    if (stopped !== null) killGroup('SIGKILL');
  });
  if (timeoutMs !== undefined) after(timeoutMs, () => stop('timeout'));
  if (signal?.aborted === true) stop('aborted');
  signal?.addEventListener('abort', onAbort, { once: true });

  const ended = new Promise<ProcessEnd>((resolve) => {
    const finish = (code: number | null, killedBy: NodeJS.Signals | null): void => {
      done = true;
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
      forget();
      resolve({ code, killedBy, stderr: said(), stopped, startError });
    };
    child.on('error', (error) => {
      startError = error;
      if (pid === undefined) finish(null, null);
    });
    child.on('close', finish);
  });
  return { pid, stdin, stdout, ended, stop };
}

/** Separates progress from messages and keeps the end of the latter. */
function collectStderr(stderr: Readable, onProgressLine?: (line: string) => void): () => string {
  let kept = '';
  let line = '';
  stderr.setEncoding('utf8');
  stderr.on('error', () => {});
  stderr.on('data', (chunk: string) => {
    const parts = (line + chunk).split(/[\r\n]/);
    line = (parts.pop() ?? '').slice(-STDERR_BYTES);
    for (const part of parts) {
      if (/^(?:remote: )?[A-Z][a-z]+ [a-z]+: +\d+/.test(part)) onProgressLine?.(part);
      else if (part !== '') kept = `${kept}${part}\n`.slice(-STDERR_BYTES);
    }
  });
  return () => `${kept}${line}`;
}
