import { expect, it } from 'vitest';
import { memoryTree } from '../fixtures/memory-tree.js';
import type { Linker } from '../link/linker.js';
import { createWarningList } from '../observe/warning-list.js';
import { readConfigs } from './read-configs.js';

const linker = (name: string): Linker => ({ languages: [name], reads: (path) => path.endsWith(name), createResolver: () => () => ({ kind: 'ignored' }) });

it('reads what any linker asks for, once, as text', async () => {
  const tree = memoryTree({ 'a/x.json': '{}', 'b/y.toml': Buffer.from([0xff, 0xfe, 0x61, 0]), 'c.json': Buffer.from([0, 1, 2]), 'd.ts': '' });

  const configs = await readConfigs(tree, tree.entries, [linker('.json'), linker('json'), linker('.toml')], { warnings: createWarningList(), signal: undefined });

  expect(Object.fromEntries(configs)).toEqual({ 'a/x.json': '{}', 'b/y.toml': expect.stringMatching(/a$/) as string });
});

it('reads those near the root where there are too many', async () => {
  const warnings = createWarningList();
  const tree = memoryTree(new Map([...Array.from({ length: 10_000 }, (_, index) => [`deep/er/${String(index)}.json`, '{}'] as const), ['top.json', '{}']]));

  const configs = await readConfigs(tree, tree.entries, [linker('.json')], { warnings, signal: undefined });

  expect(configs.size).toBe(10_000);
  expect(configs.has('top.json')).toBe(true);
  expect(warnings.list()).toMatchObject([{ code: 'LIMIT_REACHED' }]);
});

it('says of a file that is too large that it was not read', async () => {
  const warnings = createWarningList();
  const tree = memoryTree({ 'big.json': 'x'.repeat(1_048_577), 'small.json': '{}' });

  expect([...(await readConfigs(tree, tree.entries, [linker('.json')], { warnings, signal: undefined })).keys()]).toEqual(['small.json']);
  expect(warnings.list()).toMatchObject([{ code: 'FILE_SKIPPED', subject: 'big.json' }]);
});
