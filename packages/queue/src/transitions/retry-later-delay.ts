/** A server may ask for any time; a job that waits longer than this would be forgotten rather than waited for. Milliseconds. */
export const longestRetryLater = 86_400_000;

/** Milliseconds until an attempt that a handler asked for: none where its time is over, at most a day. Both times are milliseconds since the epoch. */
export function retryLaterDelay(retryAt: number, now: number): number {
  return Math.min(longestRetryLater, Math.max(0, Math.ceil(retryAt - now)));
}
