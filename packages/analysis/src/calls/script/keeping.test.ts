import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyze, inputOf } from './cases/calls-of.js';
import { scriptCalls } from './script-calls.js';

const project = {
  'app.ts': "import { Store } from './store.ts'; import { log } from './log.ts'; export function run(s: Store) { s.load(log); }",
  'store.ts': "import type { Loader } from './loader.ts'; export class Store { constructor(private l: Loader) {} load(done: () => void) { this.l.load(); done(); } }",
  'loader.ts': 'export interface Loader { load(): void } export class Disk implements Loader { load() {} }',
  'log.ts': 'export function log() { [1].map((x) => x); }',
  'main.test.ts': "import { run } from './app.ts'; import { Store } from './store.ts'; import { Disk } from './loader.ts'; run(new Store(new Disk()));",
};
const changed: Record<string, string> = {
  'app.ts': "import { log } from './log.ts'; export const run = () => log();",
  'store.ts': 'export class Store { load(done: () => void) { done(); } }',
  'loader.ts': 'export interface Loader { load(): void } export class Net implements Loader { load() {} } export { Net as Disk };',
  'log.ts': 'export const log = () => undefined;',
  'main.test.ts': "import { run } from './app.ts'; run();",
};

/** What of an analysis may be kept for another state of the project. */
async function keptFor(before: Record<string, string>, after: Record<string, string>): Promise<Map<string, unknown>> {
  const [first, second] = [inputOf(before), inputOf(after)];
  const { keep } = await scriptCalls.analyze(first);
  const keys = new Map(first.files.map((file) => [file.path, scriptCalls.keepKey(file, first)]));
  const same = second.files.filter((file) => keys.get(file.path) === scriptCalls.keepKey(file, second));
  return new Map(same.map(({ path }) => [path, JSON.parse(JSON.stringify(keep.get(path))) as unknown]));
}

it('wants nothing where nothing changed, and finds the same', async () => {
  const kept = await keptFor(project, project);
  const input = inputOf(project, kept);

  expect(scriptCalls.wants(input)).toEqual([]);
  const { keep: _kept, ...again } = await scriptCalls.analyze({ ...input, texts: new Map() });
  const { keep: _keep, ...first } = await analyze(project);
  expect(again).toEqual(first);
});

it('wants what changed, who imports it, and what those import', async () => {
  const kept = await keptFor(project, { ...project, 'loader.ts': changed['loader.ts'] ?? '' });

  expect([...kept.keys()]).toEqual(['log.ts']);
});

it('keeps what a change of an importer does not touch', async () => {
  const kept = await keptFor(project, { ...project, 'app.ts': changed['app.ts'] ?? '' });

  expect([...kept.keys()].sort()).toEqual(['loader.ts', 'log.ts', 'store.ts']);
});

it('finds the same, whatever was kept', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.keys(changed), { minLength: 1 }), async (paths) => {
      const after = { ...project, ...Object.fromEntries(paths.map((path) => [path, changed[path] ?? ''])) };
      const input = inputOf(after, await keptFor(project, after));
      const wanted = new Set(scriptCalls.wants(input));
      const texts = new Map([...input.texts].filter(([path]) => wanted.has(path)));

      const { keep: _kept, ...again } = await scriptCalls.analyze({ ...input, texts });
      const { keep: _keep, ...fresh } = await analyze(after);

      expect(again).toEqual(fresh);
    }),
    { numRuns: 12 },
  );
});

it.each([[null], ['text'], [{ facts: null }], [{ facts: { ops: 1 } }]])('does not believe what looks like nothing it kept: %j', (kept) => {
  const input = inputOf({ 'a.ts': 'f()' }, new Map([['a.ts', kept]]));

  expect(scriptCalls.wants(input)).toEqual(['a.ts']);
});
