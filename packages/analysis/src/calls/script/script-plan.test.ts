import { expect, it } from 'vitest';
import type { CallFile } from '../call-analyzer.js';
import { scriptLimits } from './script-limits.js';
import { planScripts } from './script-plan.js';

const limits = { ...scriptLimits, fileBytes: 100, checkedBytes: 100, checkedWithTestsBytes: 90, followedBytes: 150 };
const file = (path: string, role: CallFile['role'], size: number): CallFile => ({ path, language: 'TypeScript', role, oid: path, size });

it.each([
  ['all have types', 50, 40, ['a.ts', 'a.test.ts'], ['a.ts', 'a.test.ts']],
  ['tests have no types', 80, 60, ['a.ts', 'a.test.ts'], ['a.ts']],
  ['tests are left out', 80, 90, ['a.ts'], ['a.ts']],
])('the larger it is, the less is asked: %s', (_what, source, test, read, checked) => {
  const plan = planScripts([file('a.ts', 'source', source), file('a.test.ts', 'test', test)], limits);

  expect(plan.read.map(({ path }) => path)).toEqual(read);
  expect([...plan.checked]).toEqual(checked);
  expect(plan.failed).toEqual([]);
});

it('says of each source file that it leaves out, why', () => {
  const plan = planScripts([file('a.ts', 'source', 90), file('b.ts', 'source', 90), file('c.ts', 'source', 101), file('d.ts', 'generated', 10)], limits);

  expect(plan.read.map(({ path }) => path)).toEqual(['a.ts']);
  expect(plan.failed.map(({ path }) => path)).toEqual(['c.ts', 'b.ts']);
});
