import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A bare repository of its own that borrows the objects of another, so that it can have commits which that one has not. */
export interface ChangingRepository {
  path: string;
  /** A commit on top that adds a line to so many source files. */
  change(files: number): void;
  remove(): void;
}

const author = { GIT_AUTHOR_NAME: 'bench', GIT_AUTHOR_EMAIL: 'bench@example.org', GIT_COMMITTER_NAME: 'bench', GIT_COMMITTER_EMAIL: 'bench@example.org' };

/** Makes one at HEAD of a repository, which is not written to. */
export function changingRepository(original: string): ChangingRepository {
  const path = mkdtempSync(join(tmpdir(), 'reposcan-bench-repository-'));
  const run = (args: readonly string[], { cwd = path, input }: { cwd?: string; input?: string } = {}): string =>
    execFileSync('git', args, { cwd, input, encoding: 'utf8', maxBuffer: 1e9, env: { PATH: process.env['PATH'], HOME: path, GIT_CONFIG_NOSYSTEM: '1', ...author } }).trimEnd();
  const git = (args: readonly string[], input?: string): string => run(args, input === undefined ? {} : { input });
  const head = run(['rev-parse', 'HEAD'], { cwd: original });
  const objects = run(['rev-parse', '--path-format=absolute', '--git-path', 'objects'], { cwd: original });
  git(['init', '--quiet', '--bare', '--initial-branch=main', '.']);
  mkdirSync(join(path, 'objects/info'), { recursive: true });
  writeFileSync(join(path, 'objects/info/alternates'), `${objects}\n`);
  git(['update-ref', 'refs/heads/main', head]);
  return {
    path,
    change(count) {
      git(['read-tree', 'HEAD']);
      const sources = git(['ls-files']).split('\n').filter((file) => /\.(?:[cm]?[jt]sx?|py)$/.test(file));
      const step = Math.max(1, Math.floor(sources.length / count));
      for (const file of sources.filter((_, index) => index % step === 0).slice(0, count)) {
        const oid = git(['hash-object', '-w', '--stdin'], `${git(['cat-file', 'blob', `HEAD:${file}`])}\n\n`);
        git(['update-index', '--cacheinfo', `100644,${oid},${file}`]);
      }
      git(['update-ref', 'refs/heads/main', git(['commit-tree', git(['write-tree']), '-p', 'HEAD', '-m', 'change'])]);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
