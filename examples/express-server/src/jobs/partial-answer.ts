import type { PartialResult } from '@reposcan/queue';
import { isoTime } from '../http/times.js';
import { partialView, progressView, type ScanJob } from './job-view.js';

/** What a running job has found: how far it is, where, and the stages behind it. */
export function partialAnswer(job: ScanJob, partials: readonly PartialResult[]) {
  const progress = progressView(job);
  return {
    job_id: job.id,
    progress: progress?.percent ?? 0,
    stage: progress?.stage ?? null,
    files: filesSoFar(progress?.within ?? null, partials),
    last_updated: isoTime(partials.at(-1)?.at ?? job.startedAt ?? job.enqueuedAt),
    partials: partials.map(partialView),
  };
}

/** Those that the running stage has looked at, or else all that an earlier one found; `null` before any. */
function filesSoFar(within: { done: number; unit: string } | null, partials: readonly PartialResult[]): number | null {
  if (within !== null && within.unit === 'files') return within.done;
  for (const { value } of partials.toReversed()) {
    const { summary } = value as { summary: { files?: unknown } };
    if (typeof summary.files === 'number') return summary.files;
  }
  return null;
}
