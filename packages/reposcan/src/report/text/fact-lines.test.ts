import { expect, it } from 'vitest';
import { factLines } from './fact-lines.js';

it('puts facts on as few lines as possible and breaks none in two', () => {
  expect(factLines(['one fact', 'two facts', 'three'], 20)).toEqual(['one fact · two facts', 'three']);
});

it('cuts a fact that is longer than a line', () => {
  expect(factLines(['a fact without end'], 8)).toEqual(['a fact…']);
});
