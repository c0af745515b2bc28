import { expect, it } from 'vitest';
import { targetOf } from './target.js';

it.each([
  ['octocat', { kind: 'account', login: 'octocat' }],
  [' @octocat ', { kind: 'account', login: 'octocat' }],
  ['octocat/hello-world', { kind: 'repository', url: 'https://github.com/octocat/hello-world' }],
  ['https://github.com/octocat', { kind: 'account', login: 'octocat' }],
  ['github.com/octocat/hello-world', { kind: 'repository', url: 'https://github.com/octocat/hello-world' }],
  ['https://github.com/octocat/hello-world/tree/main/src', { kind: 'repository', url: 'https://github.com/octocat/hello-world' }],
  ['https://git.example.org/a/b/c.git', { kind: 'repository', url: 'https://git.example.org/a/b/c.git' }],
  ['file:///etc/passwd', { kind: 'neither' }],
  ['http://127.0.0.1:8080/a/b', { kind: 'repository', url: 'http://127.0.0.1:8080/a/b' }],
  ['', { kind: 'neither' }],
  ['two words', { kind: 'neither' }],
  ['<script>', { kind: 'neither' }],
])('%j', (typed, expected) => {
  expect(targetOf(typed)).toMatchObject(expected);
});

it('takes short names for the site that the server scans', () => {
  expect(targetOf('a/b', 'https://ghe.example')).toEqual({ kind: 'repository', url: 'https://ghe.example/a/b' });
  expect(targetOf('https://ghe.example/a', 'https://ghe.example')).toEqual({ kind: 'account', login: 'a' });
});
