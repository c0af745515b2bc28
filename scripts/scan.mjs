// `pnpm scan TARGET`: installs and builds this checkout where needed, then runs the CLI on TARGET, seen from where the command was typed.
// Everything but the report goes to stderr, so `pnpm --silent scan . --json` is one JSON document on stdout.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const typedIn = process.env.INIT_CWD ?? process.cwd();
const args = process.argv.slice(2);

for (const step of ['setup', 'build']) {
  const { status, error } = spawnSync('pnpm', ['--silent', 'run', step], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (error !== undefined || status !== 0) {
    console.error(`pnpm run ${step} failed${error === undefined ? '' : `: ${error.message}`}. Its own words are above.`);
    process.exit(1);
  }
}

// What it writes stays inside this checkout, where a newcomer finds it and `git clean` removes it, unless told otherwise.
const has = (option) => args.some((arg) => arg === option || arg.startsWith(`${option}=`));
const defaults = has('--help')
  ? []
  : [
      ...(has('--data-dir') || has('--no-store') ? [] : ['--data-dir', join(root, '.reposcan')]),
      ...(has('--html') || has('--json') ? [] : ['--html', join(root, '.reposcan', 'report.html')]),
    ];
const { status, signal } = spawnSync(
  process.execPath,
  [join(root, 'packages', 'reposcan', 'dist', 'cli.js'), 'scan', ...defaults, ...args],
  { cwd: typedIn, stdio: 'inherit' },
);
process.exit(signal === null ? status : 130);
