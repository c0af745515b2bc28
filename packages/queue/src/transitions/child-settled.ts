import { plainText } from '@reposcan/core';
import type { JobRecord } from '../engine/job-store.js';
import type { JobFailure } from '../job.js';
import { ended } from './settle.js';

/**
 * The parent of a job that settled: one child less to wait for. A blocked parent becomes waiting (or delayed) with the last one, and fails with the first that did not complete, unless
 * it ignores that. A parent in any other state only counts.
 */
export function childSettled(parent: JobRecord, child: JobRecord, now: number): JobRecord {
  const counted = { ...parent, pendingChildren: Math.max(0, parent.pendingChildren - 1) };
  if (parent.state !== 'blocked') return counted;
  if (child.state !== 'completed' && parent.onChildFailure === 'fail') return { ...ended(counted, 'failed', now), failure: childFailure(child) };
  return counted.pendingChildren > 0 ? counted : { ...counted, state: parent.runAt > now ? 'delayed' : 'waiting' };
}

function childFailure({ id, name, state, failure }: JobRecord): JobFailure {
  const what = state === 'failed' ? 'failed' : 'was cancelled';
  return { code: 'CHILD_FAILED', message: plainText(`Its child ${id} (${name}) ${what}: ${failure?.message ?? 'no reason is known.'}`, 500) };
}
