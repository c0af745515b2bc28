import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Contestant } from './contestant.js';

setFlagsFromString('--expose-gc');
/** Leaves nobody's garbage to the next. */
export const collectGarbage = runInNewContext('gc') as () => void;

/** What each contestant gave in each round, by its name. */
export type Rounds<T> = ReadonlyMap<string, readonly T[]>;

/**
 * Rounds of all contestants in turn (A B C, A B C, …), so that what slows the machine down for a while slows all of them. A whole round before them does not count: the first thousands of
 * jobs of a process are run by code that is not compiled yet, which costs the one with more code more.
 */
export async function inTurns<T>(contestants: readonly Contestant[], rounds: number, measure: (contestant: Contestant) => Promise<T>): Promise<Rounds<T>> {
  const results = new Map<string, T[]>(contestants.map(({ name }) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const contestant of contestants) {
      collectGarbage();
      const result = await measure(contestant);
      if (round >= 0) results.get(contestant.name)?.push(result);
    }
  }
  return results;
}

/** One contestant's figures beside another's, round by round: neighbours in time. Rounds in which either has none are left out. */
export function paired<T>(rounds: Rounds<T>, [ours, theirs]: readonly [string, string], figure: (result: T) => number | null, compare: (a: number, b: number) => number): number[] {
  const peers = rounds.get(theirs) ?? [];
  return (rounds.get(ours) ?? []).flatMap((round, index) => {
    const peer = peers[index];
    const [a, b] = [figure(round), peer === undefined ? null : figure(peer)];
    return a === null || b === null ? [] : [compare(a, b)];
  });
}
