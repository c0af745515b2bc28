import { plainText } from '@reposcan/core';
import { GitError } from './git-error.js';

const MAX_LENGTH = 255;

/**
 * Checks that a text can be the name of a branch, tag or other ref, or an object id: the rules of `git check-ref-format`, so neither an option
 * nor an expression such as `HEAD@{1}` or `a..b`. Throws a GitError with code INVALID_REF.
 */
export function checkRef(ref: string): void {
  const why = flaw(ref);
  if (why === null) return;
  const input = plainText(ref, 80);
  throw new GitError(`The ref "${input}" cannot be used: ${why}.`, {
    code: 'INVALID_REF',
    input,
    hint: 'Give the name of a branch or tag, or a complete object id.',
  });
}

/** The error for a ref that a repository does not have. */
export function notFound(ref: string, input: string): GitError {
  return new GitError(`${input} has no commit under the name ${plainText(ref, 80)}.`, {
    code: 'REF_NOT_FOUND',
    input,
    hint: 'Give the name of a branch or tag, or a complete object id.',
  });
}

function flaw(ref: string): string | null {
  if (ref === '' || ref.length > MAX_LENGTH) return `it needs 1 to ${MAX_LENGTH} characters`;
  if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(ref)) return 'it has control characters';
  if (ref.startsWith('-')) return 'it starts with a dash';
  if (/[\s~^:?*[\\]|\.\.|@\{/.test(ref) || ref === '@') return 'it is an expression, not a name';
  if (ref.split('/').some((part) => part === '' || part.startsWith('.') || part.endsWith('.lock')) || ref.endsWith('.')) {
    return 'git allows no such name';
  }
  return null;
}

/** Whether a ref is a complete object id (SHA-1 or SHA-256). */
export function isObjectId(ref: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref);
}
