import { posix, win32 } from 'node:path';

/** Where the data directory is when the command line names none. */
export interface DataDirSources {
  env: Readonly<Record<string, string | undefined>>;
  homeDir: string;
  platform: NodeJS.Platform;
}

/**
 * `$REPOSCAN_DATA_DIR`, else the platform's place for data: `%LOCALAPPDATA%\reposcan` on Windows, `$XDG_DATA_HOME/reposcan` or
 * `~/.local/share/reposcan` elsewhere. A relative `$XDG_DATA_HOME` is ignored, as the XDG specification wants it.
 */
export function defaultDataDir({ env, homeDir, platform }: DataDirSources): string {
  if (env.REPOSCAN_DATA_DIR) return env.REPOSCAN_DATA_DIR;
  if (platform === 'win32') return win32.join(env.LOCALAPPDATA || win32.join(homeDir, 'AppData', 'Local'), 'reposcan');
  const dataHome =
    env.XDG_DATA_HOME && posix.isAbsolute(env.XDG_DATA_HOME) ? env.XDG_DATA_HOME : posix.join(homeDir, '.local', 'share');
  return posix.join(dataHome, 'reposcan');
}
