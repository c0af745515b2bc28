import { describe, expect, it } from 'vitest';
import { githubAddress, githubToken } from './github-access.js';
import { UsageError } from './usage-error.js';

const none = { token: undefined };

describe('access to GitHub', () => {
  it.each([
    [undefined, 'https://github.com'],
    ['https://api.github.com', 'https://github.com'],
    ['https://api.acme.ghe.com', 'https://acme.ghe.com'],
    ['https://ghe.example/api/v3', 'https://ghe.example'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('at %s has its repositories at %s', (githubUrl, site) => {
    expect(githubAddress({ githubUrl }).site).toBe(site);
  });

  it('takes the token of the command line before that of the environment', () => {
    expect(githubToken(none, {})).toBeUndefined();
    expect(githubToken(none, { GITHUB_TOKEN: 'from-env\n' })).toBe('from-env');
    expect(githubToken(none, { GITHUB_TOKEN: '  ' })).toBeUndefined();
    expect(githubToken({ token: 'from-argv' }, { GITHUB_TOKEN: 'from-env' })).toBe('from-argv');
  });

  it.each([
    [{ token: 'two words' }, {}],
    [{ token: '' }, {}],
    [none, { GITHUB_TOKEN: 'two words' }],
  ])('with the token of %j and %j is refused, and the message repeats no secret', (options, env) => {
    expect(() => githubToken(options, env)).toThrow(UsageError);
    expect(() => githubToken(options, env)).not.toThrow(/two words/);
  });

  it.each(['https://ada:two words@ghe.example', 'ftp://two words'])('at %s is refused, and the message repeats no secret', (githubUrl) => {
    expect(() => githubAddress({ githubUrl })).toThrow(UsageError);
    expect(() => githubAddress({ githubUrl })).not.toThrow(/two words/);
  });
});
