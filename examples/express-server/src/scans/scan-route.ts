import { z } from 'zod';
import { scanUserOf } from '../auth/principal.js';
import type { Services } from '../composition/services.js';
import { userIdSchema } from '../http/identifiers.js';
import { route, type Route } from '../http/route.js';
import { acceptedReply, acceptedSchema } from './accepted.js';
import { loginSchema } from './login-schema.js';
import { repoUrlSchema } from './repo-url.js';
import { refuseGithubToken } from './token-header.js';

const bodySchema = z
  .strictObject({
    repo_url: repoUrlSchema.optional(),
    username: loginSchema.optional().describe('An account: its repositories are ranked, and the best of them scanned.'),
    path: z.string().min(1).max(1_000).optional().describe('A folder of the server, below one in LOCAL_PATHS.'),
    ref: z.string().min(1).max(200).optional().describe('Of a repository: a branch, tag or commit.'),
    history: z.boolean().optional().describe('Of a repository: read the commits of the last year too; a larger clone.'),
    refresh: z.boolean().optional().describe('Of a repository: scan again even where the same commit was scanned.'),
    deep: z.boolean().default(true).describe('Of an account: scan the best repositories too.'),
    user_id: userIdSchema.optional(),
  })
  .refine(({ repo_url, username, path }) => [repo_url, username, path].filter((given) => given !== undefined).length === 1, 'give one of repo_url, username and path');

/** Scans as jobs. */
export function scanRoute({ orchestrator, urls }: Services): Route {
  return route({
    method: 'post',
    path: '/api/v1/scan',
    access: 'scan',
    countsAsScan: true,
    idempotent: true,
    tag: 'scans',
    summary: 'Scan a repository, or an account with its best repositories, as a job.',
    description: 'A scan of the same target that is under way is the answer to a second request for it. URLs that the policy refuses are refused here, and nothing is started.',
    headers: { 'Idempotency-Key': 'Makes a repeat of this request harmless for a day.' },
    body: bodySchema,
    replies: { 202: { description: 'The job.', schema: acceptedSchema }, 422: { description: 'The body or the URL is refused.' } },
    async handle({ body, principal, request }) {
      refuseGithubToken(request);
      const userId = scanUserOf(principal, body.user_id);
      const { repo_url, username: login, path, deep, ref, refresh, history } = body;
      if (login !== undefined) return acceptedReply(await (deep ? orchestrator.enqueueAccountScan({ login, userId }) : orchestrator.enqueueQuickScan({ login, userId })));
      const target = path === undefined ? { url: (await urls.clone(repo_url ?? '')).url } : { path: urls.localPath(path) };
      return acceptedReply(await orchestrator.enqueueScan({ ...target, ref, refresh, history, userId }));
    },
  });
}
