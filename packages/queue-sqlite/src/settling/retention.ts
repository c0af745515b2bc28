import type { SqliteSession } from '@reposcan/sqlite';
import { deletableColumns, deleteJob, type DeletableJob } from '../jobs/job-table.js';
import type { QueueLedger, SettledShelf } from '../ledger/queue-ledger.js';

/** How many jobs each retention keeps. */
export type Keep = Readonly<Record<SettledShelf, number>>;

/**
 * How many more a settle may leave for later: forgetting each job with the settling of the next would cost a worker with one slot nearly as much as settling. Nobody sees them, because
 * whoever looks at jobs, or changes settled ones, applies the retention first.
 */
export const mostLeft = 50;

/** Whether more settled jobs are there than are kept, apart from some that may be left for later. */
export function isOverfull({ kept }: QueueLedger, keep: Keep, left = 0): boolean {
  return kept[1] > keep[1] + left || kept[2] > keep[2] + left;
}

/** Removes the settled jobs that are not among the newest. Those with an unsettled parent only leave their place: the parent keeps them. */
export function applyRetention(session: SqliteSession, ledger: QueueLedger, keep: Keep): void {
  clear(session, ledger, 1, ledger.kept[1] - keep[1]);
  clear(session, ledger, 2, ledger.kept[2] - keep[2]);
}

function clear(session: SqliteSession, ledger: QueueLedger, shelf: SettledShelf, tooMany: number): void {
  if (tooMany <= 0) return;
  const oldest = session
    .prepare(`select ${deletableColumns}, parent_id as parent from reposcan_queue_jobs indexed by reposcan_queue_jobs_by_shelf where shelf = ? and place is not null order by place limit ? + 0`)
    .all(shelf, tooMany) as (DeletableJob & { parent: string | null })[];
  for (const job of oldest) {
    if (job.parent !== null && isUnsettled(session, job.parent)) session.prepare('update reposcan_queue_jobs set place = null where sequence = ?').run(job.sequence);
    else deleteJob(session, ledger, job);
  }
  ledger.kept[shelf] -= oldest.length;
}

/** Removes the children that only this parent kept, which is settled by now. */
export function forgetChildren(session: SqliteSession, ledger: QueueLedger, parentId: string): void {
  const forgotten = session.prepare(`select ${deletableColumns} from reposcan_queue_jobs where parent_id = ? and shelf > 0 and place is null`).all(parentId);
  for (const job of forgotten as DeletableJob[]) deleteJob(session, ledger, job);
}

function isUnsettled(session: SqliteSession, id: string): boolean {
  return session.prepare('select 1 from reposcan_queue_jobs where id = ? and settled_at is null').get(id) !== undefined;
}
