import type { Enqueued } from '@reposcan/queue';
import { z } from 'zod';
import type { Reply } from '../http/route.js';

export const acceptedSchema = z.object({ job_id: z.string(), status: z.literal('accepted'), created: z.boolean().describe('False: a scan of the same target is under way, and this is its job.') });

/** 202 with where to look, and when. */
export function acceptedReply({ id, created }: Enqueued): Reply {
  return { status: 202, body: { job_id: id, status: 'accepted', created }, headers: { Location: `/api/v1/jobs/${id}`, 'Retry-After': '1' } };
}
