import type { ScanSummary } from '../summary/scan-summary.js';
import type { Warning } from './warning.js';

/** The record of one scan: what was scanned, when, and how it ended. */
export interface ScanRun {
  id: string;
  kind: 'account-scan' | 'repository-scan';
  /** Whose scan it is: an id of the embedding application's choice. */
  userId: string;
  /** A login, a repository URL or a path. Never with credentials. */
  target: string;
  /** `partial`: results are there, but not all of them; a warning `PARTIAL_RESULT`, `LIMIT_REACHED` or `STAGE_FAILED` says what is missing. */
  status: 'completed' | 'partial' | 'failed';
  /** ISO 8601 */
  startedAt: string;
  /** ISO 8601 */
  finishedAt: string;
  /** Account scans only. */
  summary: ScanSummary | null;
  warnings: Warning[];
  /** Failed scans only. */
  error: { code: string; message: string } | null;
}
