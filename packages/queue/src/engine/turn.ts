/** Puts work off until the events of this tick are over, which may bring more of it. */
export interface Turn {
  /** Runs it with everything else that was put off, one after another in one go, and never before others had their turn: what a store is asked in one go can share a commit. It must not throw. */
  add(work: () => void): void;
}

/** The turn of one queue. It holds an immediate while something is put off, and nothing else. */
export function createTurn(): Turn {
  let putOff: (() => void)[] = [];

  function run(): void {
    const works = putOff;
    putOff = [];
    for (const work of works) work();
  }

  return {
    add(work) {
      if (putOff.push(work) === 1) setImmediate(run);
    },
  };
}
