// A deep scan of a repository on disk with everything included: SQLite in a data directory, git, the analysis.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReposcan } from 'reposcan';

// A small repository to look into.
const folder = mkdtempSync(join(tmpdir(), 'reposcan-example-'));
const repository = join(folder, 'greeter');
mkdirSync(join(repository, 'src'), { recursive: true });
writeFileSync(join(repository, 'README.md'), '# Greeter\n\nSays hello to everyone on the command line.\n');
writeFileSync(join(repository, 'package.json'), JSON.stringify({ name: 'greeter', bin: { greet: './src/cli.js' } }));
writeFileSync(join(repository, 'src', 'greet.js'), 'export const greet = (name) => `Hello, ${name}!`;\n');
writeFileSync(join(repository, 'src', 'cli.js'), "import { greet } from './greet.js';\n\nconsole.log(greet(process.argv[2]));\n");
const git = (...args) => execFileSync('git', ['-C', repository, '-c', 'user.name=Example', '-c', 'user.email=example@example.org', ...args]);
git('init', '--quiet');
git('add', '.');
git('commit', '--quiet', '--message', 'Say hello');

const reposcan = createReposcan({ dataDir: join(folder, 'data') });
try {
  const scan = await reposcan.scanRepository({
    path: repository,
    onEvent: (event) => {
      if (event.type === 'stage-completed') console.log(`stage ${event.stage} done`);
    },
  });

  console.log(`${scan.repository.name}: ${scan.repository.readme.excerpt}`);
  console.log(`${scan.stats.files} files, mostly ${scan.languages[0].name}`);
  for (const { path, evidence } of scan.entryPoints) console.log(`starts at ${path} (${evidence})`);
  for (const { from, to } of scan.importGraph.edges) console.log(`${from} imports ${to}`);
  for (const { path, symbols } of scan.skeletons) console.log(`${path} defines ${symbols.map(({ signature }) => signature).join(', ') || 'nothing'}`);

  const stored = await reposcan.store.findRepositoryScan('local', repository);
  console.log(`stored as ${stored.id === scan.id ? 'the same scan' : 'another scan'}`);
} finally {
  await reposcan.close();
  rmSync(folder, { recursive: true });
}
