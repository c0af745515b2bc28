/** How long to wait after each failed attempt, in seconds: the schedule that Standard Webhooks recommends. Together some three days. */
export const retrySeconds = [5, 5 * 60, 30 * 60, 2 * 3_600, 5 * 3_600, 10 * 3_600, 14 * 3_600, 20 * 3_600, 24 * 3_600] as const;

/** Milliseconds until the next attempt after so many; `null`: it was the last. A tenth is left to chance, so that receivers that come back are not overrun. */
export function delayAfter(attempts: number, random: () => number = Math.random): number | null {
  const seconds = retrySeconds[attempts - 1];
  return seconds === undefined ? null : Math.round(seconds * 1_000 * (1 + random() / 10));
}
