// `pnpm bench NAME [--json]` runs bench/NAME/bench.ts, `pnpm eval NAME [...]` runs bench/NAME/eval.ts, `pnpm crash-test [...]` runs
// bench/crash-test/crash-test.ts, each on a fresh build.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const subjects = join(root, 'bench');
const [kind, name, ...rest] = process.argv.slice(2);
// pnpm hands on the `--` that npm would take away.
const args = rest[0] === '--' ? rest.slice(1) : rest;
const programOf = (subject) => join(subjects, subject, `${kind}.ts`);
const known = readdirSync(subjects).filter((subject) => existsSync(programOf(subject)));

if (!known.includes(name)) {
  console.error(`usage: pnpm ${kind} NAME [--json]   where NAME is one of: ${known.join(', ')}`);
  process.exit(2);
}
const built = spawnSync('pnpm', ['--silent', 'run', 'build'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  shell: process.platform === 'win32',
});
if (built.status !== 0) process.exit(1);
const { status } = spawnSync(process.execPath, ['--import', 'tsx', programOf(name), ...args], {
  cwd: subjects,
  stdio: 'inherit',
});
process.exit(status ?? 1);
