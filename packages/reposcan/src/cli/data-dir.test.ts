import { expect, it } from 'vitest';
import { defaultDataDir } from './data-dir.js';

it.each([
  [{ REPOSCAN_DATA_DIR: '/data' }, 'linux', '/data'],
  [{ REPOSCAN_DATA_DIR: 'relative' }, 'linux', 'relative'],
  [{ XDG_DATA_HOME: '/xdg' }, 'linux', '/xdg/reposcan'],
  [{ XDG_DATA_HOME: 'relative' }, 'linux', '/home/ada/.local/share/reposcan'],
  [{ XDG_DATA_HOME: '' }, 'darwin', '/home/ada/.local/share/reposcan'],
  [{}, 'linux', '/home/ada/.local/share/reposcan'],
  [{ LOCALAPPDATA: 'C:\\Users\\ada\\AppData\\Local' }, 'win32', 'C:\\Users\\ada\\AppData\\Local\\reposcan'],
] as const)('with %j on %s data is in %s', (env, platform, expected) => {
  expect(defaultDataDir({ env, platform, homeDir: '/home/ada' })).toBe(expected);
});
