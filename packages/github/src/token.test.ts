import { describe, expect, it } from 'vitest';
import { checkToken } from './token.js';

describe('a token', () => {
  it.each([undefined, null, '', '  ', '\n'])('%j means none', (token) => {
    expect(checkToken(token)).toBeNull();
  });

  it('loses the line break that it was copied with', () => {
    expect(checkToken(' ghp_abc\n')).toBe('ghp_abc');
  });

  it.each(['ghp_abc def', 'ghp_\r\nx-header: 1', 'ghp_ä', 'ghp_\u0000'])('%j is refused without showing it', (token) => {
    expect(() => checkToken(token)).toThrow(expect.objectContaining({ code: 'INVALID_OPTIONS' }));
    expect(() => checkToken(token)).not.toThrow(/ghp_/);
  });
});
