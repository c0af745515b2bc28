import { existsSync } from 'node:fs';
import { createAnalysis } from '@reposcan/analysis';
import { createGit } from '@reposcan/git';
import { createGithub } from '@reposcan/github';
import { ScanOrchestrator } from '@reposcan/pipeline';
import { createMemoryStore } from '@reposcan/storage';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoRepositories } from './repositories/demo-repositories.js';
import { createDemoWorld, type DemoWorld } from './demo-world.js';

let world: DemoWorld;
let orchestrator: ScanOrchestrator;

beforeAll(async () => {
  world = await createDemoWorld({ beforeGit: async () => {} });
  orchestrator = new ScanOrchestrator({
    github: createGithub({ baseUrl: world.origin, token: world.token }),
    storage: createMemoryStore(),
    git: createGit({ policy: { protocols: ['http:'], ports: [world.port], hosts: ['127.0.0.1'], allowPrivateAddresses: true } }),
    analysis: createAnalysis(),
  });
});
afterAll(() => world.close());

describe('the world of the demonstration', () => {
  it('has an account with repositories of every category', async () => {
    const { summary, profile, repositories } = await orchestrator.quickScan({ login: 'mira-holt' });

    expect(profile.name).toBe('Mira Holt');
    expect(summary).toMatchObject({ repositories: demoRepositories.length + 1, complete: true, kinds: { forks: 1, archived: 1, private: 0 } });
    expect(Object.values(summary.categories).every((count) => count > 0)).toBe(true);
    expect(repositories.every(({ url }) => url.startsWith(world.origin))).toBe(true);
  });

  it.each(demoRepositories.filter(({ modules }) => modules.length > 2).map(({ name, modules }) => ({ name, modules: modules.length })))(
    'serves $name, whose imports lead to its files',
    async ({ name }) => {
      const { importGraph, files, warnings } = await orchestrator.deepScan({ url: world.url(name), store: false });

      expect(importGraph?.edges.length).toBeGreaterThan(files.length / 3);
      expect(importGraph?.unresolved).toEqual([]);
      expect(warnings.filter(({ code }) => code === 'FILE_SKIPPED')).toEqual([]);
    },
  );

  it('has layers without a violation, a circle of imports, and history by several people', async () => {
    const clean = await orchestrator.deepScan({ url: world.url('tidepool'), store: false, history: true });
    const grown = await orchestrator.deepScan({ url: world.url('chartroom'), store: false });

    expect(clean.layers?.violations).toEqual([]);
    expect(clean.signals?.cycles).toEqual([]);
    expect(clean.layers?.depth).toBeGreaterThan(2);
    expect(clean.history?.authors).toBeGreaterThan(2);
    expect(grown.signals?.cycles.length).toBeGreaterThan(0);
  });

  it('is the same every time', async () => {
    const other = await createDemoWorld();
    try {
      const [ours, theirs] = await Promise.all([world, other].map(async (one) => (await fetch(`${one.url('tidepool')}/info/refs?service=git-upload-pack`)).text()));

      expect(ours).toMatch(/[0-9a-f]{40} refs\/heads\/main/);
      expect(theirs).toBe(ours);
    } finally {
      await other.close();
    }
  });

  it('leaves nothing behind', async () => {
    const other = await createDemoWorld();

    await other.close();

    expect(existsSync(other.folder)).toBe(false);
    await expect(fetch(other.origin)).rejects.toThrow();
  });
});
