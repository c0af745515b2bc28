import type { LogEntry } from './attempt-log.js';

/** What the laboratory did to a worker, or to the store. Times are milliseconds since the epoch. */
export type Disturbance =
  | { kind: 'kill'; worker: string; at: number }
  | { kind: 'stop'; worker: string; from: number; to: number }
  /** The store was away, for every worker. */
  | { kind: 'outage'; from: number; to: number };

/** A job as the queue tells it when all is over. */
export interface FinalJob {
  id: string;
  state: string;
  /** Attempts that the queue counts. */
  attempts: number;
  settledAt: number | null;
  /** Who finished it; `null` unless it is completed. */
  result: { worker: string; attempt: number } | null;
}

/** What came of the jobs. */
export interface Verdict {
  jobs: number;
  /** Not completed, or gone. */
  lost: number;
  /** Settled more than once. */
  doubled: number;
  /** Runs that began. */
  runs: number;
  /** Runs that a kill cut off, or whose result it did. */
  hits: number;
  /** Runs that lost their lease to a stop or an outage. */
  displaced: number;
  /** Claims that a kill cut off before the run began: the queue counts an attempt that nobody saw. */
  cutClaims: number;
  /** Runs that did not settle their job though nothing was done to them. */
  unexplained: number;
  /** Runs that began while another run of the same job went on in a process that was neither killed nor stopped. */
  overlaps: number;
  /** Milliseconds from a kill to the next run of the job that it hit. */
  longestRecoveryMs: number;
}

interface Evidence {
  /** The ids of all enqueued jobs. */
  enqueued: readonly string[];
  final: readonly FinalJob[];
  log: readonly LogEntry[];
  disturbances: readonly Disturbance[];
  leaseMs: number;
  /** When each job was first seen to be settled while the laboratory ran, by id. */
  seenSettledAt?: ReadonlyMap<string, number>;
}

interface Run {
  worker: string;
  id: string;
  attempt: number;
  from: number;
  /** `null`: it never returned. */
  to: number | null;
}

/** A handler that returned so shortly before the kill may not have been settled yet. */
const settlingMs = 1_000;

/** Judges from outside the queue: by what the workers wrote down, what was done to them, and what the queue says in the end. */
export function judge({ enqueued, final, log, disturbances: done, leaseMs, seenSettledAt = new Map() }: Evidence): Verdict {
  const disturbances = [...done, ...standstills(log)];
  const byId = new Map(final.map((job) => [job.id, job]));
  const runs = runsOf(log);
  const runsOfJob = new Map<string, Run[]>();
  for (const run of runs) runsOfJob.set(run.id, [...(runsOfJob.get(run.id) ?? []), run]);
  const verdict: Verdict = {
    jobs: enqueued.length,
    lost: enqueued.filter((id) => byId.get(id)?.state !== 'completed').length,
    doubled: doubled(final, log, seenSettledAt),
    runs: runs.length,
    hits: 0,
    displaced: 0,
    cutClaims: 0,
    unexplained: 0,
    overlaps: 0,
    longestRecoveryMs: 0,
  };

  for (const job of final) verdict.cutClaims += Math.max(0, job.attempts - (runsOfJob.get(job.id)?.length ?? 0));
  for (const run of runs) {
    if (settles(run, byId.get(run.id))) continue;
    const cause = causeOf(run, disturbances, leaseMs);
    if (cause === undefined) verdict.unexplained += 1;
    else if (cause.kind !== 'kill') verdict.displaced += 1;
    else {
      verdict.hits += 1;
      const next = runsOfJob.get(run.id)?.find(({ from }) => from > run.from);
      if (next !== undefined) verdict.longestRecoveryMs = Math.max(verdict.longestRecoveryMs, next.from - cause.at);
    }
  }
  for (const ofJob of runsOfJob.values()) verdict.overlaps += overlaps(ofJob, disturbances, leaseMs);
  return verdict;
}

function runsOf(log: readonly LogEntry[]): Run[] {
  const runs = new Map<string, Run>();
  for (const entry of log) {
    if (entry.type !== 'started' && entry.type !== 'ended') continue;
    const key = `${entry.worker} ${entry.id} ${entry.attempt}`;
    const run = runs.get(key);
    if (entry.type === 'started') runs.set(key, { worker: entry.worker, id: entry.id, attempt: entry.attempt, from: entry.at, to: null });
    else if (run !== undefined) run.to = entry.at;
  }
  return [...runs.values()].sort((a, b) => a.from - b.from);
}

function settles(run: Run, job: FinalJob | undefined): boolean {
  return job?.result?.worker === run.worker && job.result.attempt === run.attempt;
}

/** Jobs of which more than one settling was told, or that changed after they were settled. */
function doubled(final: readonly FinalJob[], log: readonly LogEntry[], seenSettledAt: ReadonlyMap<string, number>): number {
  const settlings = new Map<string, Set<number>>();
  const note = (id: string, at: number) => settlings.set(id, (settlings.get(id) ?? new Set()).add(at));
  for (const entry of log) if (entry.type === 'settled') note(entry.id, entry.settledAt);
  for (const [id, at] of seenSettledAt) note(id, at);
  for (const { id, settledAt } of final) if (settledAt !== null) note(id, settledAt);
  return [...settlings.values()].filter(({ size }) => size > 1).length;
}

/** A machine with too much to do stops processes too. */
function standstills(log: readonly LogEntry[]): Disturbance[] {
  return log.flatMap((entry) => (entry.type === 'late' ? [{ kind: 'stop' as const, worker: entry.worker, from: entry.from, to: entry.at }] : []));
}

/** What kept a run from settling its job. */
function causeOf(run: Run, disturbances: readonly Disturbance[], leaseMs: number): Disturbance | undefined {
  return disturbances.find((disturbance) => {
    if (disturbance.kind === 'kill') return disturbance.worker === run.worker && goesOnAt(run, disturbance.at);
    // A claim that was answered before the worker stopped begins to run after it, when the lease may be over.
    if (disturbance.kind === 'stop') return disturbance.worker === run.worker && run.from <= disturbance.to + settlingMs && (run.to ?? Infinity) >= disturbance.from - settlingMs;
    // A lease that could not be renewed during an outage runs out after it.
    return run.from <= disturbance.to && (run.to ?? Infinity) >= disturbance.from - settlingMs - leaseMs;
  });
}

function goesOnAt(run: Run, at: number): boolean {
  return run.from <= at && (run.to === null || run.to >= at - settlingMs);
}

function overlaps(runs: readonly Run[], disturbances: readonly Disturbance[], leaseMs: number): number {
  return runs.filter((run, index) =>
    runs.slice(0, index).some((earlier) => (earlier.to ?? Infinity) > run.from && causeOf(earlier, disturbances, leaseMs) === undefined),
  ).length;
}
