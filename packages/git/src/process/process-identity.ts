import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, told apart from every other one that has, had or will have its number. Written into file names. */
export interface ProcessIdentity {
  /** The machine since it was started, and the space that process numbers count in (a container has its own). */
  host: string;
  pid: number;
  /** When it was started, in the system's own unit; `0` where the system does not say. */
  start: string;
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return { host: hostIdentity(), pid: process.pid, start: startOf(process.pid) ?? '0' };
}

/** As a part of a file name, without dots. */
export function formatIdentity({ host, pid, start }: ProcessIdentity): string {
  return `${host}-${pid}-${start}`;
}

/** The identity in such a part, or `null`. */
export function parseIdentity(text: string): ProcessIdentity | null {
  const [, host, pid, start] = /^([0-9a-f]{12})-(\d{1,10})-(\d{1,20})$/.exec(text) ?? [];
  return host === undefined || pid === undefined || start === undefined ? null : { host, pid: Number(pid), start };
}

/** Whether a process still runs; `null` where that cannot be known from here. */
export function isRunning({ host, pid, start }: ProcessIdentity): boolean | null {
  if (host !== hostIdentity()) return null;
  const now = startOf(pid);
  if (now !== null) return start === '0' ? null : now === start;
  if (start !== '0') return false;
  try {
    process.kill(pid, 0);
    // The number may belong to another process by now.
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? null : false;
  }
}

let host: string | undefined;

function hostIdentity(): string {
  host ??= createHash('sha256').update(hostFacts()).digest('hex').slice(0, 12);
  return host;
}

function hostFacts(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** The time a process was started at, from Linux's `/proc`; `null` where there is no such process, or no `/proc`. */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The second field is the program's name in brackets, which may have brackets and spaces itself.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state] = fields;
    const start = fields[19] ?? '';
    return state === 'Z' || state === 'X' || !/^\d+$/.test(start) ? null : start;
  } catch {
    return null;
  }
}
