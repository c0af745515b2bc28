/** A git setting. Later ones win. */
export type Setting = readonly [key: string, value: string];

/** What a git process may know of the world. */
export interface EnvironmentOptions {
  /** Folders with programs, separated by colons. */
  path: string;
  /** An empty folder: no `.netrc`, no `.gitconfig`, no user's attributes. */
  home: string;
  /** Transports that may be used; none for everything that only reads. */
  protocols?: readonly string[];
  settings?: readonly Setting[];
  /** Where objects, index and working tree are, if not where the git directory says. */
  places?: { objects?: string; index?: string; workTree?: string };
}

/**
 * Settings for every call. A repository's own configuration is never in force while objects are read (see objects/object-view.ts);
 * these are for the calls that locate it, and for the network.
 */
const SETTINGS: readonly Setting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.symlinks', 'false'],
  ['core.quotePath', 'false'],
  ['core.askPass', '/bin/false'],
  ['core.sshCommand', '/bin/false'],
  ['credential.helper', ''],
  ['submodule.recurse', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['log.showSignature', 'false'],
  // Small windows onto packs, so that the limit on address space also leaves room for packs of many gigabytes.
  ['core.packedGitWindowSize', '32m'],
  ['core.packedGitLimit', '512m'],
  ['core.bigFileThreshold', '64m'],
];

/** The complete environment of a git process: nothing is inherited. */
export function gitEnvironment(options: EnvironmentOptions): Record<string, string> {
  const { path, home, protocols = [], settings = [], places = {} } = options;
  const all = [...SETTINGS, ...settings];
  return {
    PATH: path,
    HOME: home,
    TMPDIR: home,
    LC_ALL: 'C.UTF-8',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_ATTR_NOSYSTEM: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    SSH_ASKPASS: '/bin/false',
    // An empty list would mean "no restriction" to some versions; a name that no transport has allows none.
    GIT_ALLOW_PROTOCOL: protocols.length === 0 ? 'none' : protocols.join(':'),
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    GIT_OPTIONAL_LOCKS: '0',
    ...(places.objects === undefined ? {} : { GIT_OBJECT_DIRECTORY: places.objects }),
    ...(places.index === undefined ? {} : { GIT_INDEX_FILE: places.index }),
    ...(places.workTree === undefined ? {} : { GIT_WORK_TREE: places.workTree }),
    GIT_CONFIG_COUNT: String(all.length),
    ...Object.fromEntries(
      all.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}
