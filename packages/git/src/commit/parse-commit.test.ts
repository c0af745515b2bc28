import { expect, it } from 'vitest';
import { parseCommit } from './parse-commit.js';

function commit(committer: string, message: string | Uint8Array, extra = ''): Buffer {
  const header = `tree ${'a'.repeat(40)}\nauthor Ada <ada@example.com> 1 +0000\ncommitter ${committer}\n${extra}\n`;
  return Buffer.concat([Buffer.from(header), typeof message === 'string' ? Buffer.from(message) : message]);
}

it.each([
  ['Ada <a@b> 1767323045 +0000', '2026-01-02T03:04:05.000Z'],
  ['Ada <a@b> 1767323045 +0530', '2026-01-02T03:04:05.000Z'],
  ['Ada 12 <a@b> 1767323045 -0800', '2026-01-02T03:04:05.000Z'],
  ['Ada <a@b> 1767323045', '2026-01-02T03:04:05.000Z'],
  ['Ada <a@b> -86400 +0000', '1969-12-31T00:00:00.000Z'],
  ['Ada <a@b> 32503680000 +0000', '3000-01-01T00:00:00.000Z'],
  ['Ada <a@b> 99999999999999999999 +0000', '1970-01-01T00:00:00.000Z'],
  ['Ada <a@b> never', '1970-01-01T00:00:00.000Z'],
  ['9'.repeat(200_000) + 'x', '1970-01-01T00:00:00.000Z'],
])('the date of %.40s is %s', (committer, expected) => {
  expect(parseCommit(commit(committer, 'x')).committedAt).toBe(expected);
});

it.each([
  ['First line\n\nbody', 'First line'],
  ['\n\nAfter empty lines', 'After empty lines'],
  ['', ''],
  ['\u001b[31mred\u001b[0m \u202ereversed', 'red reversed'],
  ['nul\0byte', 'nulbyte'],
])('the subject of %j is %j', (message, expected) => {
  expect(parseCommit(commit('Ada <a@b> 1 +0000', message)).subject).toBe(expected);
});

it('reads a message in the encoding that the commit names', () => {
  const bytes = commit('Ada <a@b> 1 +0000', Buffer.from('gr\xfc\xdfe', 'latin1'), 'encoding ISO-8859-1\n');

  expect(parseCommit(bytes).subject).toBe('grüße');
});

it('reads what it can in an encoding that does not exist', () => {
  expect(parseCommit(commit('Ada <a@b> 1 +0000', 'hello', 'encoding klingon\n')).subject).toBe('hello');
});

it('cuts a subject of 200 kilobytes', () => {
  expect(parseCommit(commit('Ada <a@b> 1 +0000', 'x'.repeat(200_000))).subject).toHaveLength(500);
});
