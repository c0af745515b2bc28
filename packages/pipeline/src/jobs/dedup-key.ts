import { createHash } from 'node:crypto';
import type { ScanJobs } from './scan-jobs.js';

/**
 * The key that one unsettled job of a kind holds for a user and a target. Hashed: it has the same length for any URL, and parts that contain the
 * separator cannot be mistaken for others.
 */
export function dedupKey(kind: keyof ScanJobs | 'account-scan', userId: string, ...target: readonly (string | null)[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify([userId, ...target])).digest('base64url')}`;
}
