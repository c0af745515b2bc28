import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** A run of a program from its start to its end. */
export interface Run {
  seconds: number;
  stdout: string;
}

/** Runs a Node program, and rejects where it does not end as expected. */
export async function wholeProcess(args: readonly string[], { cwd, exitCodes = [0] }: { cwd?: string; exitCodes?: readonly number[] } = {}): Promise<Run> {
  const began = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const seconds = (performance.now() - began) / 1_000;
  if (code === null || !exitCodes.includes(code)) throw new Error(`${args.join(' ')} ended with ${String(code)}: ${Buffer.concat(stderr).toString().slice(-2_000)}`);
  return { seconds, stdout: Buffer.concat(stdout).toString() };
}
