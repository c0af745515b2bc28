import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** It has been seen to take more than a minute on Django. */
const timeoutMs = 300_000;

/** How long pyan3 takes to draw the calls between the Python files of a repository's HEAD; `null` where it is not installed, or there are no such files. */
export async function pyanSeconds(path: string): Promise<number | null> {
  if (spawnSync('pyan3', ['--version']).error !== undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'reposcan-bench-pyan-'));
  try {
    const files = execFileSync('git', ['-C', path, 'ls-tree', '-r', '-z', '--name-only', 'HEAD'], { encoding: 'utf8', maxBuffer: 1e9 }).split('\0').filter((file) => file.endsWith('.py'));
    if (files.length === 0) return null;
    execFileSync('sh', ['-c', 'git -C "$1" archive HEAD | tar -x -C "$2"', 'sh', path, folder]);
    const began = performance.now();
    await promisify(execFile)('pyan3', ['--uses', '--no-defines', '--text', '--root', folder, ...files], { cwd: folder, timeout: timeoutMs, maxBuffer: 1e9 });
    return (performance.now() - began) / 1_000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
