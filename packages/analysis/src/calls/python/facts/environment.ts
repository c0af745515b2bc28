/** What each name means at one point of the code: its slot. A branch has one of its own above the one that it came from, so that beginning a branch costs nothing. */
export interface Environment {
  below: Environment | null;
  slots: Map<string, number>;
  /** The code here is never reached: it came after `return`, `raise`, `break` or `continue`. */
  over: boolean;
}

/** `unbound` after `del`. */
export const unbound = -2;

/** An environment above another. */
export function environment(below: Environment | null): Environment {
  return { below, slots: new Map(), over: false };
}

/** The slot of a name, `unbound`, or `null` where it was never bound. */
export function slotOf(name: string, at: Environment): number | null {
  for (let current: Environment | null = at; current !== null; current = current.below) {
    const slot = current.slots.get(name);
    if (slot !== undefined) return slot;
  }
  return null;
}

/** Brings branches that began at `below` together there. `merge` makes one slot of several. */
export function join(below: Environment, branches: readonly Environment[], merge: (slots: number[]) => number): void {
  const alive = branches.filter(({ over }) => !over);
  if (alive.length === 0) {
    below.over = true;
    return;
  }
  const changed = new Set(alive.flatMap(({ slots }) => [...slots.keys()]));
  for (const name of changed) {
    const slots = new Set(alive.flatMap((branch) => slotOf(name, branch) ?? []).filter((slot) => slot !== unbound));
    const [first] = slots;
    below.slots.set(name, first === undefined ? unbound : slots.size === 1 ? first : merge([...slots]));
  }
}
