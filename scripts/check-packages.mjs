// `pnpm packages`: packs every public package and checks the tarball as npm users will meet it (publint, are-the-types-wrong), and that all of them
// share one version, licence and engine.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicPackages } from './public-packages.mjs';

const scratch = mkdtempSync(join(tmpdir(), 'reposcan-packages-'));
const problems = [];
const versions = new Set();

try {
  for (const { name, folder } of publicPackages()) {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    versions.add(manifest.version);
    if (manifest.license !== 'MIT') problems.push(`${name}: license is ${manifest.license}, not MIT`);
    if (manifest.engines?.node !== '>=20.19') problems.push(`${name}: engines.node is ${manifest.engines?.node}, not >=20.19`);
    if (manifest.type !== 'module') problems.push(`${name}: type is not module`);

    const { filename } = JSON.parse(
      execFileSync('pnpm', ['pack', '--json', '--pack-destination', scratch], { cwd: folder, encoding: 'utf8' }),
    );
    const contents = execFileSync('tar', ['-tzf', filename], { encoding: 'utf8' });
    for (const needed of ['package/README.md', 'package/LICENSE']) {
      if (!contents.split('\n').includes(needed)) problems.push(`${name}: ${needed} is not in the tarball`);
    }
    if (/\.test\.|\.tsbuildinfo|package\/src\//.test(contents)) problems.push(`${name}: the tarball holds tests, sources or build state`);

    for (const check of [
      ['publint', 'run', filename, '--strict'],
      ['attw', filename, '--profile', 'esm-only', '--format', 'ascii'],
    ]) {
      const { status, stdout, stderr } = spawnSync('pnpm', ['exec', ...check], { encoding: 'utf8' });
      if (status !== 0) problems.push(`${name}: ${check[0]} says\n${stdout}${stderr}`);
    }
    console.log(`checked ${name}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

if (versions.size > 1) problems.push(`packages have different versions: ${[...versions].join(', ')}`);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
