// `pnpm examples`: runs every example the way a user meets it: the packages as tarballs, installed with npm into an empty directory outside this
// workspace. An example passes when its `npm start` exits 0 and prints every line of its expected-output.txt (lines are substrings). One that serves has a script
// `self-check` instead, which starts it, asks it a few things and ends it; what it was built into comes along.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publicPackages } from './public-packages.mjs';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const wanted = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'reposcan-examples-'));
const failures = [];

/** Runs a command; its output is shown only if it fails. */
function run(command, args, cwd) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
    shell: process.platform === 'win32',
  });
  return { ok: status === 0, stdout: stdout ?? '', output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
}

try {
  const tarballs = Object.fromEntries(
    publicPackages().map(({ name, folder }) => {
      const packed = execFileSync('pnpm', ['pack', '--json', '--pack-destination', scratch], { cwd: folder, encoding: 'utf8' });
      return [name, `file:${JSON.parse(packed).filename}`];
    }),
  );

  const folders = readdirSync(examples, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(examples, entry.name, 'package.json')))
    .map((entry) => entry.name)
    .filter((name) => wanted.length === 0 || wanted.includes(name));
  if (folders.length === 0) throw new Error(`no example named ${wanted.join(', ')} under examples/`);

  // One install for all examples: they share the tarballs, and each has its own folder inside.
  const dependencies = {};
  for (const folder of folders) {
    const manifest = JSON.parse(readFileSync(join(examples, folder, 'package.json'), 'utf8'));
    Object.assign(dependencies, manifest.dependencies);
  }
  // Tarballs depend on one another by version, which no registry has yet: `overrides` leads each to its file.
  const app = join(scratch, 'app');
  mkdirSync(app);
  writeFileSync(
    join(app, 'package.json'),
    JSON.stringify({
      name: 'examples-outside-the-workspace',
      private: true,
      type: 'module',
      dependencies: { ...dependencies, ...tarballs },
      overrides: Object.fromEntries(Object.keys(tarballs).map((name) => [name, `$${name}`])),
    }),
  );
  const install = run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline'], app);
  if (!install.ok) throw new Error(`npm install of the tarballs failed:\n${install.output}`);

  for (const folder of folders) {
    const here = join(app, folder);
    cpSync(join(examples, folder), here, { recursive: true, filter: (path) => basename(path) !== 'node_modules' });
    const { scripts } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
    const started = run('npm', ['--silent', 'run', scripts['self-check'] === undefined ? 'start' : 'self-check'], here);
    const expected = readFileSync(join(here, 'expected-output.txt'), 'utf8').split('\n').filter((line) => line !== '');
    const missing = expected.filter((line) => !started.stdout.includes(line));
    if (started.ok && missing.length === 0) {
      console.log(`ran ${folder}: ${expected.length} expected lines found`);
    } else {
      failures.push(`${folder}:${missing.map((line) => `\n  did not print: ${line}`).join('')}\n${started.output}`);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

for (const failure of failures) console.error(`example failed: ${failure}`);
process.exitCode = failures.length === 0 ? 0 : 1;
