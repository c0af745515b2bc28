import { plainText } from '@reposcan/core';
import { abortedError, GitError, type GitErrorCode } from '../git-error.js';
import { redact } from '../untrusted/redact.js';
import type { ProcessEnd } from './git-process.js';
import type { ProcessLimits } from './limits.js';

/** What a failed process was for. */
export interface FailureContext {
  /** Begins the message: "Cloning https://…". */
  what: string;
  /** The URL or path, safe to show. */
  input?: string;
  /** Strings that must not be shown. */
  secrets?: readonly string[];
}

const DAMAGED = ['CORRUPT', 'objects are damaged or missing', 'Check it with `git fsck`, or clone it again.'] as const;
const UNREACHABLE = [
  'NETWORK',
  'the server could not be reached, cut the connection or did not answer like a git server',
  'Try again later.',
] as const;

/** What git says, what that means, and what to do. The first pattern that matches counts: causes stand before consequences. */
const MEANINGS: readonly (readonly [pattern: RegExp, code: GitErrorCode, meaning: string, hint: string])[] = [
  [/no space left on device|disk quota exceeded/i, 'DISK_FULL', 'the disk is full', 'Make room, or choose another folder for temporary files.'],
  [
    /out of memory|cannot allocate memory|mmap failed|virtual memory exhausted/i,
    'REPOSITORY_TOO_LARGE',
    'git needs more memory than its limit',
    'Raise limits.addressSpaceBytes if the repository is trusted.',
  ],
  [
    /file too large|exceeds maximum allowed size/i,
    'REPOSITORY_TOO_LARGE',
    'the repository is larger than the limit',
    'Raise maxRepositoryBytes.',
  ],
  [/cpu time limit|died of signal 24/i, 'TIMEOUT', 'git used more processor time than its limit', 'Raise limits.cpuSeconds.'],
  [
    /could not read (?:username|password)|authentication failed|terminal prompts disabled|returned error: 40[13]\b/i,
    'AUTH_REQUIRED',
    'the server asks for credentials that it accepts',
    'The repository is private or does not exist: check the address, or give a token that may read it.',
  ],
  [
    /returned error: 404|repository '[^']*' not found|repository not found|is this a git repository|does not appear to be a git repository/i,
    'REPOSITORY_NOT_FOUND',
    'the server has no git repository there',
    'Check the address.',
  ],
  [
    /remote branch .* not found|couldn't find remote ref|not our ref|no such remote ref|unadvertised object/i,
    'REF_NOT_FOUND',
    'the repository has no such branch, tag or commit',
    'Give the name of a branch or tag, or a complete object id.',
  ],
  [
    /returned error: 30\d|redirect/i,
    'NETWORK',
    'the server redirects, which is not followed',
    'Give the address that it redirects to.',
  ],
  [
    /fsck error|inflate|corrupt|bad object|(?:sha-?1|hash) mismatch|unable to unpack|pack has|loose object|packfile .* (?:cannot|far too short|index)|could not read [0-9a-f]{40}|not a tree object|is missing|invalid sha1 pointer|not a git packfile/i,
    ...DAMAGED,
  ],
  [/early eof|unexpected disconnect|rpc failed|hung up|transfer closed|bad line length/i, ...UNREACHABLE],
  [/index-pack|bad pack/i, ...DAMAGED],
  [
    /unable to access|could not resolve|connect|timed? ?out|too slow|ssl|certificate|protocol|returned error|remote end|curl|gnutls|content-type|packet/i,
    ...UNREACHABLE,
  ],
];

/** URLs and paths: a repository may be called `ssl-redirect`. */
const NAMES = /[a-z]+:\/\/[^\s']*|(?<![\w.])\/[^\s':]+/gi;

/** The error for a process that did not end well; `null` where it did or was stopped because it had said enough. */
export function failureOf(
  end: ProcessEnd,
  context: FailureContext & { program: string; limits: ProcessLimits },
): GitError | null {
  const { what, input, secrets = [], program, limits } = context;
  const error = (code: GitErrorCode, meaning: string, hint?: string): GitError =>
    new GitError(`${what} failed: ${meaning}.`, {
      code,
      hint,
      input,
      ...(end.startError === null ? {} : { cause: end.startError }),
    });

  if (end.stopped === 'enough' || (end.stopped === null && end.code === 0)) return null;
  if (end.stopped === 'aborted') return abortedError(what);
  if (end.stopped === 'timeout') return error('TIMEOUT', 'it took too long', 'Raise the time limit if it may take longer.');
  if (end.stopped === 'too-large') {
    const mebibytes = Math.round(limits.fileBytes / 1024 / 1024);
    return error('REPOSITORY_TOO_LARGE', `the repository is larger than ${mebibytes} MiB`, 'Raise maxRepositoryBytes.');
  }
  if (end.startError !== null || end.code === 127) {
    return error('GIT_MISSING', `the program ${plainText(program, 300)} was not found`, 'Install git, or name it with the options git and path.');
  }
  const said = redact(end.stderr.replace(/^Cloning into .*$/m, ''), secrets);
  // The table's order decides, not git's: it puts causes before their consequences.
  const evidence = end.killedBy === 'SIGXCPU' ? 'cpu time limit' : said.replace(NAMES, '');
  const meaning = MEANINGS.find(([pattern]) => pattern.test(evidence));
  const words = plainText(said.trim().split('\n').slice(-3).join(' '), 300);
  if (meaning === undefined) {
    const how = end.killedBy === null ? `git ended with code ${String(end.code)}` : `git was ended by ${end.killedBy}`;
    return error('FAILED', words === '' ? how : `${how} and said: ${words}`);
  }
  return error(meaning[1], words === '' ? meaning[2] : `${meaning[2]} (git said: ${words.replace(/\.$/, '')})`, meaning[3]);
}
