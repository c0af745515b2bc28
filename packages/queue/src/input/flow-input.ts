import type { NewJob } from '../engine/job-store.js';
import type { FlowInput } from '../job-queue.js';
import type { JobTypes } from '../job.js';
import { QueueError } from '../queue-error.js';
import { newJobOf, type JobRules } from './job-input.js';

const maxDepth = 100;
const maxJobs = 100_000;

/**
 * The jobs of a flow, each parent before its children.
 * @throws {QueueError} what `newJobOf` throws, and `INVALID_OPTIONS` for a dedup key below the root, more than 100 levels or more than 100,000 jobs
 */
export function flowJobsOf<Jobs extends JobTypes>(rules: JobRules, flow: FlowInput<Jobs>): NewJob[] {
  const jobs: NewJob[] = [];

  function add(input: FlowInput<Jobs> | { name: string; payload: unknown; options?: FlowInput<Jobs>['options'] }, parentId: string | null, depth: number): void {
    if (depth > maxDepth || jobs.length >= maxJobs) throw invalid(`A flow has more than ${maxDepth} levels or ${maxJobs} jobs.`, 'Split it.');
    const job = newJobOf(rules, input.name, input.payload, input.options);
    if (parentId !== null && job.dedupKey !== null) throw invalid('A child of a flow has a dedup key.', 'Give it to the root.');
    const children = 'children' in input ? input.children : [];
    const onChildFailure = ('onChildFailure' in input ? input.onChildFailure : undefined) ?? 'fail';
    if (!Array.isArray(children)) throw invalid('The children of a flow are not a list.', 'Give a list.');
    if (onChildFailure !== 'fail' && onChildFailure !== 'ignore') throw invalid('onChildFailure is neither "fail" nor "ignore".', 'Give one of them.');
    jobs.push({ ...job, parentId, onChildFailure, pendingChildren: children.length });
    for (const child of children) add(child, job.id, depth + 1);
  }

  add(flow, null, 1);
  return jobs;
}

function invalid(message: string, hint: string): QueueError {
  return new QueueError(message, { code: 'INVALID_OPTIONS', hint });
}
