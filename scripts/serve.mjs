// `pnpm start`, `pnpm start:worker`, `pnpm demo`: installs and builds this checkout where needed, then runs a program of the example server. Signals are handed on to it.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('..', import.meta.url));
const [program, ...args] = process.argv.slice(2);

for (const step of ['setup', 'build']) {
  const { status, error } = spawnSync('pnpm', ['--silent', 'run', step], { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (error !== undefined || status !== 0) {
    console.error(`pnpm run ${step} failed${error === undefined ? '' : `: ${error.message}`}. Its own words are above.`);
    process.exit(1);
  }
}

const server = spawn(process.execPath, [join(root, 'examples', 'express-server', 'dist', `${program}.js`), ...args], { cwd: root, stdio: 'inherit' });
// Ctrl-C reaches the server by itself; this process only waits for it.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => server.kill('SIGTERM'));
server.on('exit', (code, signal) => process.exit(signal === null ? code : 1));
