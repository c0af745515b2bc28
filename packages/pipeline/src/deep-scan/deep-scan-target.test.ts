import { describe, expect, it } from 'vitest';
import { locationOf } from './deep-scan-target.js';

describe('locationOf', () => {
  it.each([
    ['https://github.com/octocat/hello', 'https://github.com/octocat/hello'],
    ['https://example.com:8443/@scope/pkg.git', 'https://example.com:8443/@scope/pkg.git'],
    ['https://ada:s3cret@example.com/x', 'https://example.com/x'],
    ['https://s3cret@example.com/x', 'https://example.com/x'],
    ['https://ada:s3cret\\@example.com/x', 'example.com/x'],
    ['https://ada:s3/cret@example.com/x', 'example.com/x'],
    ['https://example.com/x?access_token=s3cret', 'https://example.com/x'],
    ['https://example.com/x#s3cret', 'https://example.com/x'],
    ['git@example.com:octocat/hello.git', 'example.com:octocat/hello.git'],
    ['ada:s3cret@example.com:octocat/hello.git', 'example.com:octocat/hello.git'],
    ['ext::sh -c id', 'ext::sh -c id'],
  ])('shows %s as %s', (url, shown) => {
    expect(locationOf({ url })).toBe(shown);
  });

  it('shows a path as it is', () => {
    expect(locationOf({ path: '/home/ada@work/x?y' })).toBe('/home/ada@work/x?y');
  });
});
