import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { createGithubServer } from '@reposcan/github/testing';
import { crowdAccount, demoAccount, demoLogin } from './account/account-fixture.js';
import { commitsOf } from './history/commits-of.js';
import { writeRepository } from './history/fast-import.js';
import type { DemoRepository } from './repositories/demo-repository.js';
import { demoRepositories } from './repositories/demo-repositories.js';
import { startGitSite } from './site/git-site.js';

/** A GitHub on loopback with an account and its repositories. */
export interface DemoWorld {
  /** `http://127.0.0.1:PORT`: the site; its API is below `/api`. */
  readonly origin: string;
  readonly port: number;
  /** What the site's API accepts. No secret: it is worth nothing anywhere else. */
  readonly token: string;
  /** Where all of it is. */
  readonly folder: string;
  /** A place in it for the data of whoever scans the world. */
  readonly dataDir: string;
  /** The address of a repository of the account. */
  url(name: string): string;
  close(): Promise<void>;
}

/** How the demonstration's world is made. */
export interface DemoWorldOptions {
  /** More repositories for the account. @default none */
  repositories?: readonly DemoRepository[];
  /** Awaited before git answers. @default the repository `atlas` answers every request two seconds late */
  beforeGit?: (path: string, signal: AbortSignal) => Promise<void>;
}

/** Makes the repositories in a temporary folder and serves them. */
export async function createDemoWorld({ repositories = [], beforeGit = slowAtlas }: DemoWorldOptions = {}): Promise<DemoWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'reposcan-demo-'));
  const closing = [() => rm(folder, { recursive: true, force: true, maxRetries: 3 })];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).toReversed()) await end();
  };
  try {
    const all = [...demoRepositories, ...repositories].map((repository) => ({ repository, commits: commitsOf(repository) }));
    const root = join(folder, 'repositories');
    for (const { repository, commits } of all) await writeRepository(join(root, demoLogin, repository.name), commits);

    const token = 'demonstration';
    const github = createGithubServer({ accounts: [demoAccount(all), crowdAccount()], tokens: { [token]: { login: demoLogin } } });
    closing.push(() => github.close());
    const { url: apiUrl } = await github.listen();
    const site = await startGitSite({ apiUrl, repositories: root, beforeGit });
    closing.push(() => site.close());
    return { origin: site.origin, port: site.port, token, folder, dataDir: join(folder, 'data'), url: (name) => `${site.origin}/${demoLogin}/${name}`, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Slow enough to watch a scan, and to cancel it. */
async function slowAtlas(path: string, signal: AbortSignal): Promise<void> {
  if (path.includes('/atlas')) await wait(2_000, undefined, { signal });
}
