import { describe, expect, it } from 'vitest';
import { resolveTarget, type TargetContext } from './target.js';
import { UsageError } from './usage-error.js';

const present: Record<string, 'directory' | 'file'> = {
  '/work/octocat': 'directory',
  '/work/ada/quillmark': 'directory',
  '/work/sub.dir': 'directory',
  '/work/repository.bundle': 'file',
  '/work/README': 'file',
};
const context: TargetContext = {
  cwd: '/work',
  site: 'https://github.com',
  platform: 'linux',
  lookAt: (path) => present[path] ?? null,
};

const account = (login: string) => ({ kind: 'account', login });
const path = (name: string) => ({ kind: 'path', path: name });
const url = (address: string) => ({ kind: 'url', url: address });

describe('a target', () => {
  it.each([
    ['.', path('/work')],
    ['..', path('/')],
    ['./ada', path('/work/ada')],
    ['../elsewhere', path('/elsewhere')],
    ['/srv/git/x.git', path('/srv/git/x.git')],
    ['sub.dir', path('/work/sub.dir')],
    ['repository.bundle', path('/work/repository.bundle')],
    ['@octocat', account('octocat')],
    ['torvalds', account('torvalds')],
    ['README', account('README')],
    ['emu_acme', account('emu_acme')],
    ['facebook/react', url('https://github.com/facebook/react')],
    ['ada/.github', url('https://github.com/ada/.github')],
    ['https://github.com/octocat', account('octocat')],
    ['https://github.com/octocat/', account('octocat')],
    ['https://github.com/orgs/acme', account('acme')],
    ['https://GitHub.com/octocat/hello.git', url('https://github.com/octocat/hello.git')],
    ['https://github.com/octocat/hello/tree/main/src?x=1#readme', url('https://github.com/octocat/hello')],
    ['https://gitlab.com/group/sub/project', url('https://gitlab.com/group/sub/project')],
    ['https://gitlab.com/group', url('https://gitlab.com/group')],
  ])('%s is %j', (word, expected) => {
    expect(resolveTarget(word, context).target).toEqual(expected);
  });

  it.each([
    'ext::sh -c id',
    'fd::17/x',
    'http::http://h/x',
    'ssh://-oProxyCommand=x/y',
    'git@github.com:octocat/hello',
    'file:///etc',
    'git://h/x',
    'javascript:alert(1)',
    'https://user:secret@github.com/octocat',
    'https://github.com\\@evil.example/x',
    'http://github.com/octocat',
    'https://github.com:8443/octocat',
    'https://127.0.0.1/x',
  ])('%s goes unchanged to the git package, which refuses it', (word) => {
    expect(resolveTarget(word, context).target).toEqual(url(word));
  });

  it.each([
    '',
    ' ',
    'two words',
    '@',
    '@not a login',
    '@-x',
    'a/b/c',
    'a/..',
    '-x',
    '?',
    'ünï',
    'x'.repeat(101),
    'https://github.com/',
    'https://github.com/a%20b',
    'nul\0',
  ])('%j is none, and the error says what is accepted', (word) => {
    expect(() => resolveTarget(word, context)).toThrow(UsageError);
    expect(() => resolveTarget(word, context)).toThrow(/octocat/);
  });

  it('without its scheme gets a hint', () => {
    expect(() => resolveTarget('github.com/octocat/hello', context)).toThrow('Did you mean https://github.com/octocat/hello?');
  });

  it('that is both a directory and an account or repository is the directory, and a note says how to name the other', () => {
    expect(resolveTarget('octocat', context)).toEqual({
      target: path('/work/octocat'),
      notes: ['Scanning the directory octocat; write @octocat for the GitHub account.'],
    });
    expect(resolveTarget('ada/quillmark', context).notes).toEqual([
      'Scanning the directory ada/quillmark; write its full URL for the GitHub repository.',
    ]);
    expect(resolveTarget('@octocat', context)).toEqual({ target: account('octocat'), notes: [] });
  });

  it('that is a page of a repository says that the branch is not taken from it', () => {
    expect(resolveTarget('https://github.com/ada/quillmark/tree/v2', context).notes).toEqual([
      'Scanning the repository ada/quillmark; --ref chooses a branch, tag or commit.',
    ]);
  });

  it('is looked for on the GitHub in use', () => {
    const enterprise = { ...context, site: 'https://ghe.example' };

    expect(resolveTarget('facebook/react', enterprise).target).toEqual(url('https://ghe.example/facebook/react'));
    expect(resolveTarget('https://ghe.example/octocat', enterprise).target).toEqual(account('octocat'));
    expect(resolveTarget('https://github.com/octocat', enterprise).target).toEqual(url('https://github.com/octocat'));
  });

  it('on Windows may be a drive', () => {
    const windows = { ...context, cwd: 'C:\\work', platform: 'win32' as const };

    expect(resolveTarget('D:\\code\\x', windows).target).toEqual(path('D:\\code\\x'));
    expect(resolveTarget('.\\sub', windows).target).toEqual(path('C:\\work\\sub'));
  });

  it('is shown in errors without what a terminal would obey', () => {
    expect(() => resolveTarget('a b\u001b[2J\u202E', context)).toThrow('"a b" is no target');
  });
});
