import { expect, it } from 'vitest';
import { historyStart } from './history-start.js';

it.each([
  ['2026-01-02T03:04:05.000Z', '2025-01-02T03:04:05.000Z'],
  ['2024-02-29T00:00:00.000Z', '2023-03-01T00:00:00.000Z'],
  ['1970-01-01T00:00:00.000Z', '1969-01-01T00:00:00.000Z'],
  ['2999-12-31T00:00:00.000Z', '2998-12-31T00:00:00.000Z'],
  ['-271821-04-20T00:00:00.000Z', '-271821-04-20T00:00:00.000Z'],
])('for a commit of %s the history begins at %s', (committedAt, since) => {
  expect(historyStart(undefined, committedAt)).toBe(since);
});

it('begins at the moment asked for', () => {
  expect(historyStart('2020-05-06', '2026-01-02T03:04:05.000Z')).toBe('2020-05-06T00:00:00.000Z');
});

it.each(['', 'yesterday', '--all', '2026-13-01', '\u001b[2J'])('cannot begin at %j', (since) => {
  expect(() => historyStart(since, '2026-01-02T03:04:05.000Z')).toThrow(expect.objectContaining({ code: 'INVALID_TARGET' }));
});
