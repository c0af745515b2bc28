import { expect, it } from 'vitest';
import { gitEnvironment } from './environment.js';

it('names every variable that git gets; nothing is inherited', () => {
  const names = Object.keys(gitEnvironment({ path: '/usr/bin', home: '/empty' })).filter((name) => !/^GIT_CONFIG_(?:KEY|VALUE)_\d+$/.test(name));

  expect(names.sort()).toEqual([
    'GIT_ALLOW_PROTOCOL',
    'GIT_ASKPASS',
    'GIT_ATTR_NOSYSTEM',
    'GIT_CONFIG_COUNT',
    'GIT_CONFIG_GLOBAL',
    'GIT_CONFIG_NOSYSTEM',
    'GIT_LFS_SKIP_SMUDGE',
    'GIT_NO_LAZY_FETCH',
    'GIT_NO_REPLACE_OBJECTS',
    'GIT_OPTIONAL_LOCKS',
    'GIT_PROTOCOL_FROM_USER',
    'GIT_TERMINAL_PROMPT',
    'HOME',
    'LC_ALL',
    'PATH',
    'SSH_ASKPASS',
    'TMPDIR',
  ]);
});

it('allows no transport unless told which', () => {
  expect(gitEnvironment({ path: '', home: '' })['GIT_ALLOW_PROTOCOL']).toBe('none');
  expect(gitEnvironment({ path: '', home: '', protocols: ['https'] })['GIT_ALLOW_PROTOCOL']).toBe('https');
});

it('puts settings of a call after its own, so that they win', () => {
  const env = gitEnvironment({ path: '', home: '', settings: [['core.symlinks', 'true']] });
  const last = Number(env['GIT_CONFIG_COUNT']) - 1;

  expect([env[`GIT_CONFIG_KEY_${last}`], env[`GIT_CONFIG_VALUE_${last}`]]).toEqual(['core.symlinks', 'true']);
  expect(env[`GIT_CONFIG_KEY_${last + 1}`]).toBeUndefined();
});
