/** A job as the API shows it. */
export interface Job {
  jobId: string;
  name: 'quick-scan' | 'deep-scan' | 'account-deep-scan';
  status: 'waiting' | 'delayed' | 'blocked' | 'active' | 'completed' | 'failed' | 'cancelled';
  /** A login, a URL or a path. */
  target: string;
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
  attempts: number;
  maxAttempts: number;
  cancelRequested: boolean;
  progress: Progress | null;
  /** The scan in the store, once there is one. */
  runId: string | null;
  error: { code: string; message: string } | null;
}

/** Where a running scan is. */
export interface Progress {
  percent: number;
  stage: string;
  step: number;
  steps: number;
  within: { done: number; total: number | null; unit: string; label?: string } | null;
}

/** A stage that has completed, and what it gave. */
export interface Partial {
  seq: number;
  stage: string;
  summary: Readonly<Record<string, unknown>>;
}

/** A page of the job history. */
export interface JobPage {
  jobs: Job[];
  total: number;
  page: number;
  totalPages: number;
}

/** Whether a job has ended. */
export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return status === 'completed' || status === 'failed' || status === 'cancelled';
}
