import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A run of a program from its start to its end. */
export interface Run {
  /** By the clock on the wall. */
  seconds: number;
  /** Of processors, the processes that it started included: what it takes also on a machine that is busy with something else. */
  cpuSeconds: number;
  stdout: string;
}

/** The shell tells what its children took. */
const timed = '"$@"; code=$?; times >&3; exit $code';

/** Runs a Node program, and rejects where it does not end as expected. */
export async function wholeProcess(args: readonly string[], { cwd }: { cwd?: string } = {}): Promise<Run> {
  const began = performance.now();
  const child = spawn('/bin/sh', ['-c', timed, 'sh', process.execPath, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe', 'pipe'] });
  const [stdout, stderr, times] = child.stdio.slice(1).map((stream) => {
    const chunks: Buffer[] = [];
    stream?.on('data', (chunk: Buffer) => chunks.push(chunk));
    return () => Buffer.concat(chunks).toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - began) / 1_000;
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${(stderr?.() ?? '').slice(-2_000)}`);
  return { seconds, cpuSeconds: childSeconds(times?.() ?? ''), stdout: stdout?.() ?? '' };
}

/** The second line of `times`: `0m1.20s 0m0.05s`, user and system. */
function childSeconds(times: string): number {
  const [, children = ''] = times.trim().split('\n');
  return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
}
