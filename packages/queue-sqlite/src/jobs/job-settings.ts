import type { JobRecord } from '@reposcan/queue';

/** What is the same for the whole life of a job, and that no query asks for. */
export type JobSettings = Pick<JobRecord, 'maxAttempts' | 'timeoutMs' | 'dedupKey' | 'dedupUntil' | 'onChildFailure' | 'scheduleId' | 'backoff'> & {
  /** It was enqueued with children. */
  parent: boolean;
};

/** Of most jobs: those are stored without any. Part of the schema, whatever the defaults of the queue may become. */
const usual: JobSettings = {
  maxAttempts: 3,
  timeoutMs: null,
  dedupKey: null,
  dedupUntil: null,
  onChildFailure: 'fail',
  scheduleId: null,
  backoff: { kind: 'exponential', delayMs: 2_000, maxDelayMs: 3_600_000, jitter: 0 },
  parent: false,
};

const { backoff: usualBackoff, ...usualRest } = usual;

/** Many jobs have the settings of the job before, so that they are parsed once. */
const parsed = new Map<string, JobSettings>();
const mostParsed = 100;

/** As they are stored. Of a job that is new, because nobody else knows whether it has children. */
export function settingsJson({ maxAttempts, timeoutMs, dedupKey, dedupUntil, onChildFailure, scheduleId, backoff, pendingChildren }: JobRecord): string | null {
  const settings: JobSettings = { maxAttempts, timeoutMs, dedupKey, dedupUntil, onChildFailure, scheduleId, backoff, parent: pendingChildren > 0 };
  return isUsual(settings) ? null : JSON.stringify(settings);
}

function isUsual({ backoff, ...rest }: JobSettings): boolean {
  return isSame(rest, usualRest) && isSame(backoff, usualBackoff);
}

function isSame<T extends object>(a: T, b: T): boolean {
  for (const key in b) if (a[key] !== b[key]) return false;
  return true;
}

/** As they were. Shared by jobs: not to be changed. */
export function settingsOf(json: string | null): JobSettings {
  if (json === null) return usual;
  const known = parsed.get(json);
  if (known !== undefined) return known;
  const settings = JSON.parse(json) as JobSettings;
  if (parsed.size >= mostParsed) parsed.clear();
  parsed.set(json, settings);
  return settings;
}
