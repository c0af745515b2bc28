import { z } from 'zod';
import { scanUserOf } from '../auth/principal.js';
import type { Services } from '../composition/services.js';
import { userIdSchema } from '../http/identifiers.js';
import { Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { snakeCased } from '../http/snake-case.js';
import { accountScanSchema } from './account-scan-schema.js';
import { loginSchema } from './login-schema.js';
import { githubTokenOf } from './token-header.js';

/** The scan of an account, in the request itself: it takes about a second. */
export function quickScanRoute({ orchestrator, config: { QUICK_SCAN_SECONDS } }: Services): Route {
  return route({
    method: 'post',
    path: '/api/v1/scan/quick-scan',
    access: 'scan',
    countsAsScan: true,
    tag: 'scans',
    summary: 'Scan a GitHub user or organisation.',
    description: 'Ends when the client goes away.',
    headers: { 'X-GitHub-Token': "A token for GitHub, in place of the server's. Used for this request, never stored." },
    body: z.strictObject({ username: loginSchema, user_id: userIdSchema.optional(), store: z.boolean().default(true) }),
    replies: { 200: { description: 'The scan.', schema: accountScanSchema }, 404: { description: 'There is no such account.' }, 504: { description: 'It took too long.' } },
    async handle({ body: { username, user_id, store }, principal, request, signal }) {
      const token = githubTokenOf(request);
      const late = AbortSignal.timeout(QUICK_SCAN_SECONDS * 1_000);
      try {
        const scan = await orchestrator.quickScan({ login: username, userId: scanUserOf(principal, user_id), store, token, signal: AbortSignal.any([signal, late]) });
        return { status: 200, body: snakeCased(scan), headers: { 'Cache-Control': 'no-store' } };
      } catch (error) {
        if (!late.aborted) throw error;
        throw new Problem(`The scan took longer than ${QUICK_SCAN_SECONDS} s. As a job (POST /api/v1/scan) it may take longer.`, { status: 504, code: 'scan-timeout', cause: error });
      }
    },
  });
}
