import type { JobRecord } from '@reposcan/queue';

/** What is the same for the whole life of a job, and that no query asks for. */
export type JobSettings = Pick<JobRecord, 'maxAttempts' | 'timeoutMs' | 'dedupKey' | 'dedupUntil' | 'onChildFailure' | 'scheduleId' | 'backoff'>;

/** Most jobs have the settings of the job before, so that they are parsed once. */
const parsed = new Map<string, JobSettings>();
const mostParsed = 100;

/** As they are stored. */
export function settingsJson({ maxAttempts, timeoutMs, dedupKey, dedupUntil, onChildFailure, scheduleId, backoff }: JobRecord): string {
  return JSON.stringify({ maxAttempts, timeoutMs, dedupKey, dedupUntil, onChildFailure, scheduleId, backoff } satisfies JobSettings);
}

/** As they were. Shared by jobs: not to be changed. */
export function settingsOf(json: string): JobSettings {
  const known = parsed.get(json);
  if (known !== undefined) return known;
  const settings = JSON.parse(json) as JobSettings;
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(json, settings);
  return settings;
}
