import { test as nodeTest } from 'node:test';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../memory-store.js';
import { conformanceCases } from './conformance-cases.js';
import { storeConformance, type RegisterTest, type StoreConformanceOptions } from './store-conformance.js';

const name = 'gives back a report as it was, by id';

/** What the kit registers, instead of running it. */
function registered(options: Omit<StoreConformanceOptions, 'test' | 'create'>, withSkip = true) {
  const tests: string[] = [];
  const skipped: string[] = [];
  const test: RegisterTest = (title: string) => tests.push(title);
  if (withSkip) test.skip = (title: string) => skipped.push(title);
  storeConformance({ test, create: () => createMemoryStore(), ...options });
  return { tests, skipped };
}

describe('storeConformance', () => {
  const cases = Object.values(conformanceCases).flat();

  it('registers one test for each case, named by its group and its promise', () => {
    const { tests, skipped } = registered({ reopen: (store) => store });

    expect(tests).toHaveLength(cases.length);
    expect(tests).toContain(`reports: ${name}`);
    expect(skipped).toEqual([]);
  });

  it('reports a skipped case with the reason', () => {
    const { tests, skipped } = registered({ reopen: (store) => store, skip: { [name]: 'reports are kept elsewhere' } });

    expect(skipped).toEqual([`reports: ${name} [skipped: reports are kept elsewhere]`]);
    expect(tests).toHaveLength(cases.length - 1);
  });

  it('reports the cases about durability as skipped where a store cannot be opened again', () => {
    const { skipped } = registered({});

    expect(skipped).toHaveLength(cases.filter(({ durable }) => durable === true).length);
    expect(skipped.every((title) => title.endsWith('[skipped: this store does not outlive its process]'))).toBe(true);
  });

  it('shows a skipped case also with a runner that cannot skip', () => {
    const { tests } = registered({ skip: { [name]: 'reports are kept elsewhere' } }, false);

    expect(tests).toContain(`reports: ${name} [skipped: reports are kept elsewhere]`);
  });

  it('refuses to skip what does not exist, or without a reason', () => {
    expect(() => registered({ skip: { 'gives back everything': 'no' } })).toThrow('There is no case "gives back everything" to skip.');
    expect(() => registered({ skip: { toString: 'no' } })).toThrow('There is no case "toString" to skip.');
    expect(() => registered({ skip: { [name]: ' ' } })).toThrow(`The skip of "${name}" needs a reason.`);
  });

  it('takes the test function of node:test', () => {
    const test: RegisterTest = nodeTest;

    expect(test).toBe(nodeTest);
  });

  it('closes every store, also after a failure', async () => {
    const closed: string[] = [];
    const runs: (() => Promise<void>)[] = [];
    storeConformance({
      test: (_, run) => runs.push(run),
      create: () => ({
        ...createMemoryStore(),
        getProfile: () => Promise.reject(new Error('broken')),
        close: async () => void closed.push('closed'),
      }),
    });

    await expect(runs[0]?.()).rejects.toThrow('broken');

    expect(closed).toEqual(['closed']);
  });
});
