import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ReposcanError, type Warning } from '@reposcan/core';
import { createFakeIo } from '../fixtures/fake-io.js';
import { sampleAccountScan } from '../fixtures/sample-account.js';
import { sampleRepositoryScan } from '../fixtures/sample-repository.js';
import { run } from './run.js';
import type { Scanner } from './scanner.js';

type AccountCall = Parameters<Scanner['scanAccount']>[0];
type RepositoryCall = Parameters<Scanner['scanRepository']>[0];

const notStored: Warning = { code: 'STORE_FAILED', message: 'The data may be read but not written.' };
const token = 'ghp_0123456789abcdef';

describe('reposcan scan', () => {
  let dir = '';
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'reposcan-run-'));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  it('scans an account with the token of the environment, and says where the result is', async () => {
    let call: AccountCall | undefined;
    const scanAccount = (given: AccountCall) => {
      call = given;
      return Promise.resolve(sampleAccountScan());
    };
    const io = createFakeIo({ scanAccount }, { env: { GITHUB_TOKEN: token } });

    const code = await run(['scan', 'octocat', '--user', 'ada'], io);

    expect(code).toBe(0);
    expect(call).toMatchObject({ login: 'octocat', token, userId: 'ada', store: true });
    expect(io.created).toEqual([
      { dataDir: '/home/ada/.local/share/reposcan', store: 'sqlite', githubUrl: undefined, token, model: null, allowPrivate: false },
    ]);
    expect(io.out()).toContain('Wrote:\n  /home/ada/.local/share/reposcan/reposcan.sqlite (database)\n');
    expect(io.err()).toBe('');
  });

  it('hands on the model that it is told of, with the key of the environment', async () => {
    const env = { REPOSCAN_MODEL_KEY: ' sk-0123456789 \n' };
    const io = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan()) }, { env });

    await run(['scan', '.', '--model-url', 'https://models.example/v1', '--model', 'm-1'], io);

    expect(io.created[0]?.model).toEqual({ baseUrl: 'https://models.example/v1', model: 'm-1', apiKey: 'sk-0123456789' });
  });

  it.each([
    ['.', { path: '/nowhere' }],
    ['facebook/react', { url: 'https://github.com/facebook/react' }],
  ])('scans %s as the repository %j', async (word, expected) => {
    let call: RepositoryCall | undefined;
    const scanRepository = (given: RepositoryCall) => {
      call = given;
      return Promise.resolve(sampleRepositoryScan());
    };
    const io = createFakeIo({ scanRepository });

    expect(await run(['scan', word, '--ref', 'v1'], io)).toBe(0);
    expect(call).toMatchObject({ ...expected, ref: 'v1' });
  });

  it.each([
    [['.'], true],
    [['facebook/react'], false],
    [['.', '--no-history'], false],
    [['facebook/react', '--history'], true],
  ])('of %j reads the history: %s', async (words, history) => {
    let call: RepositoryCall | undefined;
    const scanRepository = (given: RepositoryCall) => {
      call = given;
      return Promise.resolve(sampleRepositoryScan());
    };

    await run(['scan', ...words], createFakeIo({ scanRepository }));
    expect(call).toMatchObject({ history, refresh: false });

    await run(['scan', ...words, '--refresh'], createFakeIo({ scanRepository }));
    expect(call?.refresh).toBe(true);
  });

  it('prints nothing but the graph with --graph', async () => {
    const io = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan()) });

    expect(await run(['scan', '.', '--graph', 'dot'], io)).toBe(0);
    expect(io.out()).toMatch(/^digraph [^]*\}\n$/);
  });

  it('writes the graph to its file, and nothing to stdout', async () => {
    const file = join(dir, 'graphs/imports.mmd');
    const io = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan()) });

    expect(await run(['scan', '.', '--graph', 'mermaid', file], io)).toBe(0);
    expect(io.out()).toBe('');
    expect(io.err()).toBe(`reposcan: wrote ${file}\n`);
    expect(readFileSync(file, 'utf8')).toContain('flowchart');
  });

  it('fails where the graph cannot be written, or there is none', async () => {
    const scanRepository = () => Promise.resolve(sampleRepositoryScan());
    const unwritten = createFakeIo({ scanRepository });
    const without = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan({ importGraph: null })) });

    expect(await run(['scan', '.', '--graph', 'dot', dir], unwritten)).toBe(1);
    expect(unwritten.err()).toContain('[GRAPH_NOT_WRITTEN]');
    expect(await run(['scan', '.', '--graph', 'dot'], without)).toBe(1);
    expect(without.err()).toContain('[NO_GRAPH]');
    expect(without.out()).toBe('');
  });

  it('refuses the graph of an account before anything is scanned', async () => {
    const io = createFakeIo();

    expect(await run(['scan', 'octocat', '--graph', 'dot'], io)).toBe(2);
    expect(io.err()).toContain('--graph is for a repository, and the target is an account.');
    expect(io.created).toEqual([]);
  });

  it('prints exactly one JSON document with --json', async () => {
    const scan = sampleAccountScan();
    const io = createFakeIo({ scanAccount: () => Promise.resolve(scan) });

    await run(['scan', 'octocat', '--json'], io);

    expect(JSON.parse(io.out())).toEqual(scan);
  });

  it('adds the deep scans of the selected repositories with --deep', async () => {
    const io = createFakeIo({
      scanAccount: () => Promise.resolve(sampleAccountScan()),
      scanRepository: (call) =>
        'url' in call && call.url.endsWith('/peg-studio')
          ? Promise.reject(new Error('gone'))
          : Promise.resolve(sampleRepositoryScan()),
      store: { updateRepositoryAnalysis: () => Promise.resolve() },
    });

    const code = await run(['scan', 'octocat', '--deep', '--json'], io);

    const { deep, warnings } = JSON.parse(io.out()) as { deep: { nameWithOwner: string }[]; warnings: Warning[] };
    expect(code).toBe(0);
    expect(deep.map(({ nameWithOwner }) => nameWithOwner)).toContain('ada-lindqvist/quillmark');
    expect(warnings).toContainEqual(expect.objectContaining({ code: 'DEEP_SCAN_FAILED', subject: 'ada-lindqvist/peg-studio' }));
  });

  it('keeps nothing with --no-store', async () => {
    let call: AccountCall | undefined;
    const scanAccount = (given: AccountCall) => {
      call = given;
      return Promise.resolve(sampleAccountScan());
    };
    const io = createFakeIo({ scanAccount });

    await run(['scan', 'octocat', '--no-store'], io);

    expect(call?.store).toBe(false);
    expect(io.created[0]?.store).toBe('memory');
    expect(io.out()).not.toContain('Wrote:');
  });

  it('prints a result that could not be stored in full, then says so and fails', async () => {
    const io = createFakeIo({ scanAccount: () => Promise.resolve(sampleAccountScan({ warnings: [notStored] })) });

    const code = await run(['scan', 'octocat'], io);

    expect(code).toBe(1);
    expect(io.out()).toContain('Repositories that matter most');
    expect(io.out()).not.toContain('Wrote:');
    expect(io.err()).toMatch(/--data-dir DIR[^]*--no-store[^]*\[STORE_FAILED\]\n$/);
  });

  it('writes the page, and names it', async () => {
    const io = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan()) }, { cwd: dir });

    expect(await run(['scan', '.', '--html', 'out/report.html'], io)).toBe(0);
    expect(readFileSync(join(dir, 'out/report.html'), 'utf8')).toMatch(/^<!doctype html>/);
    expect(io.out()).toContain(`${join(dir, 'out/report.html')} (report)\n`);
  });

  it('prints the result also when the page cannot be written, and fails', async () => {
    writeFileSync(join(dir, 'file'), '');
    const io = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan()) }, { cwd: dir });

    expect(await run(['scan', '.', '--json', '--html', 'file/report.html'], io)).toBe(1);
    expect(JSON.parse(io.out())).toMatchObject({ kind: 'repository-scan' });
    expect(io.err()).toContain('[HTML_NOT_WRITTEN]');
  });

  it.each([[[]], [['--json']]])('with %j says why a scan failed, and leaves stdout empty', async (options) => {
    const scanAccount = () =>
      Promise.reject(new ReposcanError('There is no account octocat.', { code: 'NOT_FOUND', hint: 'Check the login.' }));
    const io = createFakeIo({ scanAccount });

    expect(await run(['scan', 'octocat', ...options], io)).toBe(1);
    expect(io.out()).toBe('');
    expect(io.err()).toBe('reposcan: There is no account octocat. Check the login. [NOT_FOUND]\n');
  });

  it('shows stack and causes with --verbose', async () => {
    const scanAccount = () => Promise.reject(new Error('outer', { cause: new Error('inner') }));
    const io = createFakeIo({ scanAccount });

    await run(['scan', 'octocat', '--verbose'], io);

    expect(io.err()).toContain('caused by Error: inner');
  });

  it.each([
    [['scan', 'no target']],
    [['scan', 'octocat', '--ref', 'main']],
    [['scan', 'octocat', '--token', 'two words']],
    [['scan', 'octocat', '--github-url', 'nowhere']],
  ])('refuses %j with 2 before anything is started', async (argv) => {
    const io = createFakeIo();

    expect(await run(argv, io)).toBe(2);
    expect(io.err()).toMatch(/^reposcan: .*\[USAGE\]\n$/);
    expect(io.created).toEqual([]);
  });

  it('scans a path whatever GITHUB_TOKEN holds: it is not used', async () => {
    const io = createFakeIo({ scanRepository: () => Promise.resolve(sampleRepositoryScan()) }, { env: { GITHUB_TOKEN: 'two words' } });

    expect(await run(['scan', '.'], io)).toBe(0);
  });

  it('counts options that the scanner refuses as wrong usage', async () => {
    const createScanner = () =>
      Promise.reject(new ReposcanError('The GitHub base URL cannot be used.', { code: 'INVALID_OPTIONS' }));
    const io = createFakeIo({}, { createScanner });

    expect(await run(['scan', 'octocat', '--github-url', 'https://h/odd'], io)).toBe(2);
  });

  it('never prints the key of a model, whoever puts it into a message', async () => {
    const scanRepository = () => Promise.reject(new Error('Bad header: Bearer sk-0123456789'));
    const io = createFakeIo({ scanRepository }, { env: { REPOSCAN_MODEL_KEY: 'sk-0123456789' } });

    await run(['scan', '.', '--verbose'], io);

    expect(io.err()).toContain('Bearer [redacted]');
    expect(io.out() + io.err()).not.toContain('sk-0123456789');
  });

  it('never prints the token, whoever puts it into a message', async () => {
    const scanAccount = () => Promise.reject(new Error(`Bad header: Bearer ${token}`));

    for (const [argv, env] of [
      [['--token', token], {}],
      [[], { GITHUB_TOKEN: token }],
    ] as const) {
      const io = createFakeIo({ scanAccount }, { env });
      await run(['scan', 'octocat', '--verbose', ...argv], io);

      expect(io.err()).toContain('Bad header: Bearer [redacted]');
      expect(io.out() + io.err()).not.toContain(token);
    }
  });

  it('closes the store and forgets its listeners however a scan ends', async () => {
    const ends = [() => Promise.resolve(sampleAccountScan()), () => Promise.reject(new Error('failed'))];

    for (const scanAccount of ends) {
      let closed = 0;
      const io = createFakeIo({ scanAccount, close: async () => void (closed += 1) });
      await run(['scan', 'octocat'], io);

      expect(closed).toBe(1);
      expect(io.open()).toBe(0);
    }
  });

  it('prints the result also when the store does not close', async () => {
    const io = createFakeIo({
      scanAccount: () => Promise.resolve(sampleAccountScan()),
      close: () => Promise.reject(new Error('busy')),
    });

    expect(await run(['scan', 'octocat'], io)).toBe(0);
    expect(io.out()).toContain('Ada Lindqvist');
    expect(io.err()).toContain('busy');
  });

  it('ends on Ctrl-C when everything is cleaned up, with 130 and one word', async () => {
    let closed = false;
    const scanAccount = ({ signal }: AccountCall) =>
      new Promise<never>((_, reject) => {
        signal.addEventListener('abort', () => setImmediate(reject, signal.reason));
        io.interrupt();
      });
    const io = createFakeIo({ scanAccount, close: async () => void (closed = true) });

    const ended = run(['scan', 'octocat'], io);

    expect(await ended).toBe(130);
    expect(closed).toBe(true);
    expect(io.out()).toBe('');
    expect(io.err()).toBe('reposcan: interrupted\n');
    expect(io.exits).toEqual([]);
  });

  it('ends at once on the second Ctrl-C, whatever the scan still does', async () => {
    const exits: number[][] = [];
    const scanAccount = () => {
      for (let press = 1; press <= 2; press += 1) {
        io.interrupt();
        exits.push([...io.exits]);
      }
      return Promise.reject(new Error('aborted'));
    };
    const io = createFakeIo({ scanAccount });

    await run(['scan', 'octocat'], io);

    expect(exits).toEqual([[], [130]]);
  });

  it('says when the result could not be printed', async () => {
    const stdout = { isTTY: false, columns: undefined, write: () => Promise.reject(new Error('no space left')) };
    const io = createFakeIo({ scanAccount: () => Promise.resolve(sampleAccountScan()) }, { stdout });

    expect(await run(['scan', 'octocat'], io)).toBe(1);
    expect(io.err()).toContain('no space left');
  });

  it('has colours where the terminal has', async () => {
    let text = '';
    const stdout = { isTTY: true, columns: 100, write: async (part: string) => void (text += part) };
    const io = createFakeIo({ scanAccount: () => Promise.resolve(sampleAccountScan()) }, { stdout });

    await run(['scan', 'octocat'], io);
    const colored = text.includes('\u001b[');
    text = '';
    await run(['scan', 'octocat', '--no-color'], io);

    expect([colored, text.includes('\u001b[')]).toEqual([true, false]);
  });
});

describe('reposcan', () => {
  it.each([
    [['--version'], 0],
    [['--help'], 0],
    [['scan', '--help'], 0],
  ])('answers %j on stdout', async (argv, code) => {
    const io = createFakeIo();

    expect(await run(argv, io)).toBe(code);
    expect(io.out()).not.toBe('');
    expect(io.err()).toBe('');
  });

  it.each([[[]], [['scan']], [['scan', '.', '--nope']], [['nope']]])('refuses %j on stderr with 2', async (argv) => {
    const io = createFakeIo();

    expect(await run(argv, io)).toBe(2);
    expect(io.out()).toBe('');
    expect(io.err()).not.toBe('');
  });
});
