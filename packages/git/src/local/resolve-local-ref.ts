import { plainText } from '@reposcan/core';
import { GitError } from '../git-error.js';
import type { GitRunner } from '../process/git-runner.js';
import { notFound } from '../ref.js';
import { locally, type LocalCall } from './locate-repository.js';

/** What a name leads to before tags are followed. */
export interface ResolvedRef {
  oid: string;
  /** The branch that HEAD names; `null` where HEAD is detached or a ref was asked for. */
  branch: string | null;
}

/** Resolves HEAD, or a ref that passed `checkRef`. Throws a GitError: EMPTY_REPOSITORY, REF_NOT_FOUND. */
export async function resolveLocalRef(
  runner: GitRunner,
  ref: string | undefined,
  input: string,
  call: LocalCall,
): Promise<ResolvedRef> {
  const context = { what: `Opening ${input}`, input };
  const git = locally(call);
  const [resolved, symbolic] = await Promise.all([
    runner.run(['rev-parse', '--verify', '--quiet', '--end-of-options', ref ?? 'HEAD'], git),
    ref === undefined ? runner.run(['symbolic-ref', '--quiet', 'HEAD'], git) : null,
  ]);
  const branch = symbolic === null ? null : (/^refs\/heads\/(.+)$/m.exec(symbolic.stdout)?.[1] ?? null);
  const oid = resolved.stdout.trim();
  if (resolved.end.code === 0 && /^[0-9a-f]{40,64}$/.test(oid)) return { oid, branch };

  if (resolved.end.code !== 1) throw runner.failure(resolved.end, context) ?? notFound(ref ?? 'HEAD', input);
  if (ref !== undefined) throw notFound(ref, input);
  const any = await runner.expect(['for-each-ref', '--count=1', '--format=%(refname:short)'], context, git);
  if (any.trim() === '') {
    throw new GitError(`${input} has no commit yet.`, { code: 'EMPTY_REPOSITORY', input, hint: 'Commit something first.' });
  }
  throw new GitError(`${input}: HEAD names ${plainText(branch ?? 'a branch', 80)}, which has no commit yet.`, {
    code: 'REF_NOT_FOUND',
    input,
    hint: `Ask for another ref, such as ${plainText(any, 80)}.`,
  });
}
