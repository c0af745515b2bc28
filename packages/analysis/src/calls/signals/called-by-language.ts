import type { CallNode } from '@reposcan/core';

/** Methods that JavaScript calls by their names. */
const protocols = new Set(['constructor', 'toString', 'toJSON', 'toLocaleString', 'valueOf', 'then', 'next', 'return', 'throw', 'default']);

/** Methods that test frameworks call by their names. */
const fixtures = new Set(['setUp', 'tearDown', 'setUpClass', 'tearDownClass', 'setUpTestData']);

/** Whether a language calls functions of such a name itself: `__iter__`, `toJSON`, `[Symbol.iterator]`; `main` is what a launcher looks for. */
export function isCalledByLanguage({ name }: CallNode): boolean {
  return (name.startsWith('__') && name.endsWith('__')) || name.startsWith('[') || name.startsWith('@@') || name === 'main' || protocols.has(name) || fixtures.has(name);
}
