import { describe, expect, it } from 'vitest';
import { safeMessage } from './safe-message.js';

describe('safeMessage', () => {
  it.each([
    ['line breaks and tabs become spaces', 'fatal:\r\n\tno such\u2028file', 'fatal: no such file'],
    ['escape sequences go', 'a\u001b[31mred', 'ared'],
    ['text that turns itself around stays as written', 'gnp.\u202efdp', 'gnp.fdp'],
    ['a secret is replaced wherever it stands', 'x=s3cret&y=s3cret', 'x=***&y=***'],
    ['so is one that an invisible character takes apart', 's3\u200bcret', '***'],
  ])('%s', (_, text, shown) => {
    expect(safeMessage(text, ['s3cret'])).toBe(shown);
  });

  it('cuts what nobody reads, and never through a secret', () => {
    const shown = safeMessage(`${'x'.repeat(1_997)}s3cret${'y'.repeat(1_000)}`, ['s3cret']);

    expect(shown.length).toBeLessThanOrEqual(2_001);
    expect(shown).not.toContain('s3c');
  });

  it.each(['', 'a', 'abc'])('takes "%s" for too short to be a secret', (secret) => {
    expect(safeMessage('abcabc', [secret])).toBe('abcabc');
  });
});
