import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGit } from '../create-git.js';
import { startGitServer, type Behaviour, type GitServer } from '../fixtures/git-server.js';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import type { GitOptions } from '../git.js';

/** Opens a repository in a process of its own, says so, and closes it when its stdin ends. */
const PROGRAM = `
import { createGit } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)};
const { options, url } = JSON.parse(process.argv[1]);
const repository = await createGit(options).open({ url });
const files = [];
for await (const { bytes } of repository.tree.read(repository.tree.entries)) files.push(bytes?.length ?? -1);
console.log(files.join());
process.stdin.resume();
process.stdin.on('end', () => repository.close());
`;

let sandbox: Sandbox;
let server: GitServer;
let behaviour: Behaviour;
let dir: string;
let options: GitOptions;
beforeEach(async () => {
  sandbox = createSandbox();
  dir = join(sandbox.folder, 'cache');
  behaviour = () => false;
  server = await startGitServer(sandbox.folder, (request, response) => behaviour(request, response));
  options = {
    tempDir: sandbox.tempDir,
    policy: { protocols: ['http:'], ports: 'any', allowPrivateAddresses: true },
    cache: { dir, maxRepositories: 1 },
  };
  sandbox.repository('one', { 'README.md': 'x'.repeat(5_000) });
  sandbox.repository('two');
});
afterEach(async () => {
  expect(sandbox.processes()).toEqual([]);
  await server.close();
  sandbox.remove();
});

function start(name: string): ChildProcess {
  const argument = JSON.stringify({ options, url: server.url(`${name}/.git`) });
  return spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM, argument], { stdio: ['pipe', 'pipe', 'inherit'] });
}

/** What it read, once it did. */
async function said({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('It has no stdout.');
  const [chunk] = (await once(stdout, 'data')) as [Buffer];
  return chunk.toString().trim();
}

async function end(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  await once(child, 'close');
}

function transfers(): number {
  return server.requests.filter(({ method, body }) => method === 'POST' && body().includes('command=fetch')).length;
}

describe('processes that share a cache', () => {
  it('clone a repository once between them', async () => {
    const children = Array.from({ length: 4 }, () => start('one'));

    expect(await Promise.all(children.map(said))).toEqual(Array(4).fill('5000'));
    expect(transfers()).toBe(1);
    await Promise.all(children.map(end));
  });

  it('evict nothing that another one has open', async () => {
    const child = start('one');
    await said(child);
    const [key] = readdirSync(dir).filter((name) => name.length === 64);

    await (await createGit(options).open({ url: server.url('two/.git') })).close();

    expect(existsSync(join(dir, key ?? ''))).toBe(true);
    await end(child);
  });
});

describe('a process that is killed', () => {
  it('with a repository open holds it no longer, and leaves no temporary files', async () => {
    const child = start('one');
    await said(child);
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(sandbox.leftovers()).toHaveLength(1);

    await (await createGit(options).open({ url: server.url('two/.git') })).close();

    expect(sandbox.leftovers()).toEqual([]);
    expect(readdirSync(join(dir, 'claims'))).toEqual([]);
    expect(readdirSync(dir).filter((name) => name.length === 64)).toHaveLength(1);
  });

  it('while it clones holds up nobody, and its git and its half clone go', async () => {
    const cloning = new Promise<void>((resolve) => {
      behaviour = (request) => {
        if (request.method !== 'POST') return false;
        resolve();
        return true;
      };
    });
    const child = start('one');
    await cloning;
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(sandbox.processes()).not.toEqual([]);
    behaviour = () => false;

    const repository = await createGit(options).open({ url: server.url('one/.git') });

    expect(repository.tree.entries).toMatchObject([{ size: 5_000 }]);
    await repository.close();
    expect(sandbox.leftovers()).toEqual([]);
    expect(readdirSync(join(dir, 'making'))).toEqual([]);
    expect(readdirSync(join(dir, 'claims'))).toEqual([]);
  });
});
