import type { GitError } from '../git-error.js';
import { gitEnvironment, type EnvironmentOptions } from './environment.js';
import { failureOf, type FailureContext } from './failure.js';
import { startGit, type GitProcess, type GitProcessOptions, type ProcessEnd } from './git-process.js';
import type { ProcessLimits } from './limits.js';

/** Options of one call. */
export type GitCall = Omit<EnvironmentOptions, 'path' | 'home'> &
  Pick<GitProcessOptions, 'cwd' | 'input' | 'timeoutMs' | 'signal' | 'onProgressLine'>;

/** Starts git processes that share a program, limits, an empty home and their end: none outlives `close`. */
export interface GitRunner {
  start(args: readonly string[], call?: GitCall): GitProcess;
  /** Runs to the end and gives what was written to stdout: at most `maxBytes`, then it is stopped with `enough`. */
  run(args: readonly string[], call?: GitCall & { maxBytes?: number }): Promise<{ stdout: string; end: ProcessEnd }>;
  /** The same, with a GitError where git did not end well. */
  expect(args: readonly string[], context: FailureContext, call?: GitCall): Promise<string>;
  /** The error for a process that did not end well, or `null`. */
  failure(end: ProcessEnd, context: FailureContext): GitError | null;
  /** Milliseconds that a local call may take, and that a reader waits for more. */
  readonly commandTimeoutMs: number;
  readonly closed: boolean;
  /** Ends every process that it started, and resolves when they are gone. */
  close(): Promise<void>;
}

/** Options of a runner. */
export interface GitRunnerOptions {
  program: string;
  path: string;
  home: string;
  limits: ProcessLimits;
  commandTimeoutMs: number;
}

const MAX_OUTPUT_BYTES = 1024 * 1024;

/** A runner; starts nothing yet. */
export function createGitRunner(options: GitRunnerOptions): GitRunner {
  const { program, path, home, limits, commandTimeoutMs } = options;
  const closing = new AbortController();
  const running = new Set<Promise<ProcessEnd>>();
  const failure: GitRunner['failure'] = (end, context) => failureOf(end, { program, limits, ...context });
  const start: GitRunner['start'] = (args, call = {}) => {
    const { protocols, settings, places, signal, ...process } = call;
    const env = gitEnvironment({ path, home, protocols, settings, places });
    const either = signal === undefined ? closing.signal : AbortSignal.any([closing.signal, signal]);
    const git = startGit({ program, args, env, limits, ...process, signal: either });
    running.add(git.ended);
    void git.ended.then(() => running.delete(git.ended));
    return git;
  };
  const run: GitRunner['run'] = async (args, { maxBytes = MAX_OUTPUT_BYTES, timeoutMs = commandTimeoutMs, ...call } = {}) => {
    const git = start(args, { ...call, timeoutMs });
    const chunks: Buffer[] = [];
    let bytes = 0;
    git.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= maxBytes) chunks.push(chunk);
      else git.stop('enough');
    });
    const end = await git.ended;
    return { stdout: Buffer.concat(chunks).toString('utf8'), end };
  };
  return {
    start,
    run,
    failure,
    commandTimeoutMs,
    get closed() {
      return closing.signal.aborted;
    },
    async close() {
      closing.abort();
      await Promise.all(running);
    },
    async expect(args, context, call) {
      const { stdout, end } = await run(args, call);
      const error = failure(end, context);
      if (error !== null) throw error;
      return stdout;
    },
  };
}
