import { describe, expect, it } from 'vitest';
import { githubAccess } from './github-access.js';
import { UsageError } from './usage-error.js';

const none = { githubUrl: undefined, token: undefined };

describe('access to GitHub', () => {
  it.each([
    [undefined, 'https://github.com'],
    ['https://api.github.com', 'https://github.com'],
    ['https://api.acme.ghe.com', 'https://acme.ghe.com'],
    ['https://ghe.example/api/v3', 'https://ghe.example'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
  ])('at %s has its repositories at %s', (githubUrl, site) => {
    expect(githubAccess({ ...none, githubUrl }, {}).site).toBe(site);
  });

  it('takes the token of the command line before that of the environment', () => {
    expect(githubAccess(none, {}).token).toBeUndefined();
    expect(githubAccess(none, { GITHUB_TOKEN: 'from-env\n' }).token).toBe('from-env');
    expect(githubAccess(none, { GITHUB_TOKEN: '  ' }).token).toBeUndefined();
    expect(githubAccess({ ...none, token: 'from-argv' }, { GITHUB_TOKEN: 'from-env' }).token).toBe('from-argv');
  });

  it.each([
    [{ ...none, token: 'two words' }, {}],
    [{ ...none, token: '' }, {}],
    [none, { GITHUB_TOKEN: 'two words' }],
    [{ ...none, githubUrl: 'https://ada:two words@ghe.example' }, {}],
    [{ ...none, githubUrl: 'ftp://two words' }, {}],
  ])('with %j and %j is refused, and the message repeats no secret', (options, env) => {
    expect(() => githubAccess(options, env)).toThrow(UsageError);
    expect(() => githubAccess(options, env)).not.toThrow(/two words/);
  });
});
