import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { devNull } from 'node:os';
import type { Commit } from './commit.js';

/** Makes a bare repository of commits, each on top of the one before, on the branch `main`. The same commits give the same object ids. */
export async function writeRepository(folder: string, commits: readonly Commit[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await git(folder, ['init', '--quiet', '--bare', '--initial-branch=main']);
  await git(folder, ['fast-import', '--quiet'], commits.map(streamOf).join(''));
}

/** A commit in the language of `git fast-import`. */
export function streamOf({ author, at, message, files }: Commit): string {
  const person = `${author.name} <${author.email}> ${at} +0000`;
  const writes = [...files].map(([path, text]) => `M 100644 inline ${JSON.stringify(path)}\n${data(text)}`);
  return `commit refs/heads/main\nauthor ${person}\ncommitter ${person}\n${data(message)}${writes.join('')}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

async function git(cwd: string, args: readonly string[], input = ''): Promise<void> {
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
  await new Promise<void>((resolve, reject) => {
    const child = spawn('git', args, { cwd, env, stdio: ['pipe', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`git ${args[0] ?? ''} failed: ${errors.trim()}`))));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}
