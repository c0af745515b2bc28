import { plainText, type ReposcanError } from '@reposcan/core';
import { GitError } from '@reposcan/git';
import { GithubError } from '@reposcan/github';
import { PipelineError } from '@reposcan/pipeline';
import { QueueError } from '@reposcan/queue';
import { SqliteError } from '@reposcan/sqlite';
import { StorageError } from '@reposcan/storage';
import { Problem } from './problem.js';

/** Any error as the problem that a client may see. What is not for its eyes stays in `cause`, for the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof GithubError) return githubProblem(error);
  if (error instanceof GitError) return new Problem(error.message, { status: 422, code: codeOf(error), cause: error });
  if (error instanceof PipelineError && error.code === 'INVALID_INPUT') return new Problem(error.message, { status: 422, code: codeOf(error), cause: error });
  if (error instanceof QueueError) return queueProblem(error);
  if (error instanceof StorageError || error instanceof SqliteError) return databaseProblem(error);
  return bodyProblem(error) ?? new Problem('The server failed. The request id leads to the reason in its log.', { status: 500, code: 'internal', cause: error });
}

function codeOf({ code }: ReposcanError): string {
  return code.toLowerCase().replaceAll('_', '-');
}

const githubStatus: Readonly<Partial<Record<GithubError['code'], number>>> = {
  INVALID_LOGIN: 422,
  NOT_FOUND: 404,
  UNAUTHORIZED: 422,
  FORBIDDEN: 422,
  RATE_LIMITED: 503,
  SECONDARY_RATE_LIMITED: 503,
  TIMEOUT: 504,
};

function githubProblem(error: GithubError): Problem {
  const waitMs = error.retryAt === null ? 60_000 : error.retryAt.getTime() - Date.now();
  const status = githubStatus[error.code] ?? 502;
  return new Problem(plainText(error.message, 500), { status, code: `github-${codeOf(error)}`, ...(status === 503 ? { retryAfter: waitMs / 1_000 } : {}), cause: error });
}

/** Their messages name files and servers. */
function queueProblem(error: QueueError): Problem {
  switch (error.code) {
    case 'NOT_FOUND':
      return new Problem('There is no such job.', { status: 404, code: 'job-not-found', cause: error });
    case 'NOT_SETTLED':
    case 'INVALID_STATE':
    case 'DEDUP_TAKEN':
      return new Problem(error.message, { status: 409, code: codeOf(error), cause: error });
    case 'INVALID_CURSOR':
    case 'INVALID_QUERY':
      return new Problem(error.message, { status: 400, code: codeOf(error), cause: error });
    case 'FULL':
      return new Problem('The job queue has no space left.', { status: 507, code: 'queue-full', cause: error });
    default:
      return new Problem('The job queue does not answer.', { status: 503, code: 'queue-unavailable', retryAfter: 5, cause: error });
  }
}

function databaseProblem(error: StorageError | SqliteError): Problem {
  switch (error.code) {
    case 'NOT_FOUND':
      return new Problem('There is no such thing in the store.', { status: 404, code: 'not-found', cause: error });
    case 'INVALID_INPUT':
    case 'INVALID_CURSOR':
      return new Problem(error.message, { status: 400, code: codeOf(error), cause: error });
    case 'BUSY':
    case 'UNAVAILABLE':
    case 'CLOSED':
      return new Problem('The store does not answer.', { status: 503, code: 'store-unavailable', retryAfter: 5, cause: error });
    case 'FULL':
      return new Problem('The store has no space left.', { status: 507, code: 'store-full', cause: error });
    default:
      return new Problem('The store failed.', { status: 500, code: 'store-failed', cause: error });
  }
}

/** What express and its body parser refuse. */
function bodyProblem(error: unknown): Problem | null {
  const { status, type } = (typeof error === 'object' && error !== null ? error : {}) as { status?: unknown; type?: unknown };
  if (type === 'entity.too.large') return new Problem('The body is larger than 100 kB.', { status: 413, code: 'body-too-large', cause: error });
  if (type === 'encoding.unsupported' || type === 'charset.unsupported') {
    return new Problem('Send JSON in UTF-8, not compressed.', { status: 415, code: 'encoding-unsupported', cause: error });
  }
  if (type === 'entity.parse.failed') return new Problem('The body is not JSON.', { status: 400, code: 'not-json', cause: error });
  if (typeof status === 'number' && status >= 400 && status < 500) return new Problem('The request cannot be read.', { status, code: 'malformed-request', cause: error });
  return null;
}
