import type { DiskFullOutcome } from './disk-full-process.js';
import type { Outcome } from './laboratory.js';
import type { ProducerKillsOutcome } from './producer-kills.js';

/** One line of the protocol. */
export interface Row {
  name: string;
  cells: Partial<Record<Column, string | number>>;
  /** What the columns do not say. */
  remarks: readonly string[];
  /** `null`: it was not tried. */
  held: boolean | null;
}

const columns = ['kills', 'stops', 'outages', 'jobs', 'lost', 'doubled', 'runs', 'hit by kills', 'displaced', 'unexplained', 'overlaps', 'recovery', 'integrity'] as const;
type Column = (typeof columns)[number];

/** An experiment, and whether every promise was kept. */
export function experimentRow(name: string, outcome: Outcome, integrity: string, leaseMs: number): Row {
  const { kills, stops, outages, jobs, lost, doubled, runs, hits, displaced, unexplained, overlaps, longestRecoveryMs, cutClaims, fenced, hung, errors, seconds } = outcome;
  const remarks = [
    `${runs} runs = ${jobs} jobs + ${hits} that kills hit + ${displaced} that lost their lease to a stop or an outage`,
    `${cutClaims} claims cut off before they ran, ${fenced} workers told that their lease was lost, ${Math.round(seconds)} s`,
  ];
  if (hung > 0) remarks.push(`${hung} worker processes did not end by themselves`);
  // A store that is away is meant to be told of.
  if (errors.length > 0 && outages === 0) remarks.push(`${errors.length} errors of workers, such as: ${errors[0] ?? ''}`);
  const recovered = longestRecoveryMs <= 1.5 * leaseMs;
  return {
    name,
    cells: {
      kills, stops, outages, jobs, lost, doubled, runs, 'hit by kills': hits, displaced, unexplained, overlaps, integrity,
      recovery: kills === 0 ? '' : `${longestRecoveryMs} ms`,
    },
    remarks,
    held: keepsPromises(outcome) && recovered && integrity === 'ok',
  };
}

/** Whether no job was lost, none settled twice, and every run is accounted for. */
export function keepsPromises({ jobs, lost, doubled, runs, hits, displaced, unexplained, overlaps, hung }: Outcome): boolean {
  return lost === 0 && doubled === 0 && unexplained === 0 && overlaps === 0 && hung === 0 && runs === jobs + hits + displaced;
}

/** The experiment with the full disk. */
export function diskFullRow(name: string, outcome: DiskFullOutcome): Row {
  const { accepted, refusedWith, kept, workerErrors, lost, extraRuns, recovered, integrity } = outcome;
  return {
    name,
    cells: { jobs: accepted, lost, runs: accepted + extraRuns, integrity },
    remarks: [
      `${accepted} enqueued until one was refused with ${refusedWith}, ${kept} of them kept; the worker told of ${workerErrors} errors while the disk was full`,
      recovered ? 'went on once there was room' : 'did not go on once there was room',
    ],
    held: refusedWith === 'FULL' && kept === accepted && lost === 0 && recovered && integrity === 'ok',
  };
}

/** The experiment with producers that are killed while they enqueue. */
export function producerKillsRow(name: string, { kills, whole, torn, lost, jobs }: ProducerKillsOutcome, integrity: string): Row {
  return {
    name,
    cells: { kills, jobs, lost, integrity },
    remarks: [`${whole} batches whole, ${torn} in part`],
    held: torn === 0 && lost === 0 && whole > 0 && integrity === 'ok',
  };
}

/** An experiment that cannot be made here. */
export function skippedRow(name: string, reason: string): Row {
  return { name, cells: {}, remarks: [`skipped: ${reason}`], held: null };
}

/** Prints the table and the remarks. */
export function printProtocol(rows: readonly Row[], leaseMs: number): void {
  const lines = [
    ['', ...columns, ''],
    ...rows.map(({ name, cells, held }) => [name, ...columns.map((column) => String(cells[column] ?? '')), held === null ? 'skipped' : held ? 'held' : 'BROKEN']),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? [];
  for (const line of lines) {
    const cells = line.map((cell, column) => (column === 0 || column === line.length - 1 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)));
    console.log(cells.join('  ').trimEnd());
  }
  console.log(`\nlease ${leaseMs} ms: a job that a kill hit must run again within ${1.5 * leaseMs} ms`);
  for (const { name, remarks } of rows) for (const remark of remarks) console.log(`${name}: ${remark}`);
}
