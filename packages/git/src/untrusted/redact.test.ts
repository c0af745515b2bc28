import { describe, expect, it } from 'vitest';
import { redact, withoutCredentials } from './redact.js';

describe('redacting', () => {
  it.each([
    ['fatal: https://ada:hunter2@h/x failed', 'fatal: https://***@h/x failed'],
    ['https://token@h/x and ssh://a:b@g/y', 'https://***@h/x and ssh://***@g/y'],
    ['https://h/x@y', 'https://h/x@y'],
  ])('%j becomes %j', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('removes given secrets wherever they stand', () => {
    expect(redact('a s3cret b s3cret', ['', 's3cret'])).toBe('a *** b ***');
  });
});

describe('a remote', () => {
  it.each([
    ['https://ada:hunter2@h/x.git', 'https://h/x.git'],
    ['https://ghp_token@h/x.git', 'https://h/x.git'],
    ['https://a@b:c@h/x.git', 'https://h/x.git'],
    ['https://h/x.git?private_token=abc#d', 'https://h/x.git'],
    ['ssh://git:secret@h/x.git', 'ssh://git@h/x.git'],
    ['git@h:owner/x.git', 'git@h:owner/x.git'],
    ['../other', '../other'],
  ])('%s is shown as %s', (remote, expected) => {
    expect(withoutCredentials(remote)).toBe(expected);
  });
});
