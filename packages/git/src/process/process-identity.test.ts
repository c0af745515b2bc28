import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { formatIdentity, isRunning, ownIdentity, parseIdentity } from './process-identity.js';

it('this process runs', () => {
  expect(isRunning(ownIdentity())).toBe(true);
});

it('a process that ended does not, nor one that got its number later', async () => {
  const child = spawn('true');
  await once(child, 'close');
  const own = ownIdentity();

  expect(isRunning({ ...own, pid: child.pid ?? 0 })).toBe(false);
  expect(isRunning({ ...own, start: '1' })).toBe(false);
});

it('a process of another machine, or of this one before it was started again, may run or not', () => {
  expect(isRunning({ ...ownIdentity(), host: '0'.repeat(12) })).toBeNull();
});

it('survives being a part of a file name', () => {
  const own = ownIdentity();

  expect(parseIdentity(formatIdentity(own))).toEqual(own);
  expect(formatIdentity(own)).not.toContain('.');
});

it.each(['', 'x-1-2', `${'a'.repeat(12)}-1`, `${'a'.repeat(12)}-1-2-3`, `${'a'.repeat(12)}--1-2`, '../../etc-1-2'])('%j is no process', (text) => {
  expect(parseIdentity(text)).toBeNull();
});
