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
const usualJson = JSON.stringify(usual);

/** Many jobs have the settings of the job before, so that they are parsed once. */
const parsed = new Map<string, JobSettings>();
const mostParsed = 100;

/** As they are stored. Of a job that is new, because nobody else knows whether it has children. */
export function settingsJson({ maxAttempts, timeoutMs, dedupKey, dedupUntil, onChildFailure, scheduleId, backoff: { kind, delayMs, maxDelayMs, jitter }, pendingChildren }: JobRecord): string | null {
  const json = JSON.stringify({
    maxAttempts,
    timeoutMs,
    dedupKey,
    dedupUntil,
    onChildFailure,
    scheduleId,
    backoff: { kind, delayMs, maxDelayMs, jitter },
    parent: pendingChildren > 0,
  } satisfies JobSettings);
  return json === usualJson ? null : json;
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
