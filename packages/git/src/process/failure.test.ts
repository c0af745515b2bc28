import { expect, it } from 'vitest';
import type { GitErrorCode } from '../git-error.js';
import { failureOf } from './failure.js';
import type { ProcessEnd } from './git-process.js';

const limits = { addressSpaceBytes: 1, cpuSeconds: 1, openFiles: 1, fileBytes: 500 * 1024 * 1024 };

function failure(end: Partial<ProcessEnd>, secrets: string[] = []): ReturnType<typeof failureOf> {
  const complete = { code: 128, killedBy: null, stderr: '', stopped: null, startError: null, ...end };
  return failureOf(complete, { what: 'Cloning x', input: 'x', secrets, program: 'git', limits });
}

it.each<[stderr: string, code: GitErrorCode]>([
  ['fatal: write error: No space left on device\nfatal: fetch-pack: invalid index-pack output', 'DISK_FULL'],
  ['fatal: Out of memory, realloc failed', 'REPOSITORY_TOO_LARGE'],
  ['fatal: mmap failed: Cannot allocate memory', 'REPOSITORY_TOO_LARGE'],
  ['fatal: cannot pwrite: File too large\nfatal: index-pack failed', 'REPOSITORY_TOO_LARGE'],
  ["fatal: could not read Username for 'https://h': terminal prompts disabled", 'AUTH_REQUIRED'],
  ["fatal: Authentication failed for 'https://h/x/'", 'AUTH_REQUIRED'],
  ["fatal: unable to access 'https://h/x/': The requested URL returned error: 403", 'AUTH_REQUIRED'],
  ["fatal: repository 'https://h/x/' not found", 'REPOSITORY_NOT_FOUND'],
  ['remote: Repository not found.\nfatal: x', 'REPOSITORY_NOT_FOUND'],
  ['fatal: Remote branch nope not found in upstream origin', 'REF_NOT_FOUND'],
  ["fatal: couldn't find remote ref refs/heads/nope", 'REF_NOT_FOUND'],
  ['error: Server does not allow request for unadvertised object aaaa', 'REF_NOT_FOUND'],
  ["fatal: unable to access 'https://h/x/': The requested URL returned error: 301", 'NETWORK'],
  ["fatal: unable to access 'https://h/x/': Could not resolve host: h", 'NETWORK'],
  ["fatal: unable to access 'https://h/x/': server certificate verification failed", 'NETWORK'],
  ['error: RPC failed; curl 28 Operation too slow', 'NETWORK'],
  ['fatal: early EOF\nfatal: fetch-pack: invalid index-pack output', 'NETWORK'],
  ['error: object aaaa: gitmodulesUrl: disallowed submodule url: -u./payload\nfatal: fsck error in packed object', 'CORRUPT'],
  ['error: inflate: data stream error (incorrect data check)\nfatal: early EOF', 'CORRUPT'],
  ['fatal: pack is corrupted (SHA1 mismatch)', 'CORRUPT'],
  ["fatal: unable to access 'https://h/ssl-redirect/': Could not resolve host: h", 'NETWORK'],
  ['fatal: /home/ada/corrupt/inflate: something that nobody has seen', 'FAILED'],
  ['fatal: something that nobody has seen', 'FAILED'],
])('%j means %s', (stderr, code) => {
  expect(failure({ stderr })?.code).toBe(code);
});

it.each<[end: Partial<ProcessEnd>, code: GitErrorCode | undefined]>([
  [{ code: 0 }, undefined],
  [{ code: null, killedBy: 'SIGTERM', stopped: 'enough' }, undefined],
  [{ code: null, stopped: 'aborted' }, 'ABORTED'],
  [{ code: null, stopped: 'timeout' }, 'TIMEOUT'],
  [{ code: null, stopped: 'too-large' }, 'REPOSITORY_TOO_LARGE'],
  [{ code: 127, stderr: 'sh: 1: exec: git: not found' }, 'GIT_MISSING'],
  [{ code: null, startError: new Error('spawn sh ENOENT') }, 'GIT_MISSING'],
  [{ code: null, killedBy: 'SIGXCPU' }, 'TIMEOUT'],
  [{ code: null, killedBy: 'SIGSEGV' }, 'FAILED'],
])('an end of %j is %s', (end, code) => {
  expect(failure(end)?.code).toBe(code);
});

it('shows what git said as one safe line without secrets', () => {
  const error = failure({ stderr: "fatal: \u001b[31mno\u001b[0m 'https://ada:hunter2@h/' s3cret\n" }, ['s3cret']);

  expect(error?.message).toBe("Cloning x failed: git ended with code 128 and said: fatal: no 'https://***@h/' ***.");
});

it('keeps the message short, however much git said', () => {
  expect(failure({ stderr: 'x'.repeat(8_000) })?.message.length).toBeLessThan(500);
});
