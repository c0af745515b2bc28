import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkLogin } from './login.js';

describe('a login', () => {
  it.each(['a', 'octocat', 'Octo-Cat', '0x1', 'a'.repeat(39), 'old-', 'old--style', 'mona_acme'])(
    '%s may be asked for',
    (login) => {
      expect(checkLogin(login)).toBe(login);
    },
  );

  it.each([
    '',
    ' ',
    '-a',
    'a b',
    '@octocat',
    'octocat/hello',
    'https://github.com/octocat',
    'a'.repeat(40),
    '../../etc',
    'a\nb',
    'octo%63at',
    'dependabot[bot]',
    'müller',
    '＠octocat',
    'a"){x}',
    'octocat\u0000',
  ])('%j is refused before anything is sent', (login) => {
    expect(() => checkLogin(login)).toThrow(expect.objectContaining({ code: 'INVALID_LOGIN' }));
  });

  it('that is refused is shown without control characters, and cut', () => {
    expect(() => checkLogin(`\u001b]0;x\u0007${'y'.repeat(1000)}\u202e`)).toThrow(
      expect.objectContaining({ input: expect.stringMatching(/^y{40,60}…$/) as string }),
    );
  });

  it('that passes needs no escaping in a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        try {
          expect(encodeURIComponent(checkLogin(text))).toBe(text);
        } catch (error) {
          expect(error).toMatchObject({ code: 'INVALID_LOGIN' });
        }
      }),
    );
  });
});
