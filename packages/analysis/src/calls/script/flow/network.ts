import type { FlowValue } from './flow-value.js';

/** Slots, the values in them, and where they flow. */
export interface Network {
  slot: () => number;
  /** Makes room for that many new slots; the first of them. */
  slots: (count: number) => number;
  add: (slot: number, value: FlowValue) => void;
  /** From now on, what is in the one is also in the other. */
  copy: (from: number, to: number) => void;
  /** Calls back for each value that a slot has or gets, once. */
  each: (slot: number, visit: (value: FlowValue) => void) => void;
  values: (slot: number) => readonly FlowValue[];
  /** Lets everything flow until nothing moves, or until the steps are used up; whether it came to rest. */
  run: () => boolean;
  /** Allows so many steps more than were made. */
  allow: (steps: number) => void;
}

/** Values in a slot, beyond which nothing can be said of it anyway; and how many of them may be texts. */
const maxValues = 16;
const maxTexts = 12;

/** Creates a network. It makes no step that it is not allowed. */
export function createNetwork(): Network {
  const values: (FlowValue[] | undefined)[] = [];
  const done: number[] = [];
  const targets: (number[] | undefined)[] = [];
  const visitors: (((value: FlowValue) => void)[] | undefined)[] = [];
  let waiting: number[] = [];
  let steps = 0;
  let maxSteps = 0;

  const add = (slot: number, value: FlowValue): void => {
    steps += 1;
    const held = values[slot];
    if (held === undefined) {
      values[slot] = [value];
      done[slot] = 0;
      waiting.push(slot);
      return;
    }
    if (held.length >= maxValues || held.includes(value)) return;
    if (value.kind === 'text' && held.length >= maxTexts && held.filter(({ kind }) => kind === 'text').length >= maxTexts) return;
    if (done[slot] === held.length) waiting.push(slot);
    held.push(value);
  };

  const settle = (slot: number): void => {
    const held = values[slot] ?? [];
    for (let at = done[slot] ?? 0; at < held.length; at += 1) {
      const value = held[at];
      if (value === undefined) return;
      done[slot] = at + 1;
      for (const target of targets[slot] ?? []) add(target, value);
      const visiting = visitors[slot] ?? [];
      // Who comes while others are called is told of the values that are done by `each`.
      const { length } = visiting;
      steps += length;
      for (let index = 0; index < length; index += 1) visiting[index]?.(value);
    }
  };

  return {
    slot: () => values.push(undefined) - 1,
    slots(count) {
      const first = values.length;
      values.length += count;
      return first;
    },
    add,
    copy(from, to) {
      if (from === to || from < 0 || to < 0) return;
      const known = (targets[from] ??= []);
      if (known.includes(to)) return;
      known.push(to);
      const count = values[from] === undefined ? 0 : (done[from] ?? 0);
      for (const value of (values[from] ?? []).slice(0, count)) add(to, value);
    },
    each(slot, visit) {
      if (slot < 0) return;
      const known = (visitors[slot] ??= []);
      known.push(visit);
      const count = values[slot] === undefined ? 0 : (done[slot] ?? 0);
      for (const value of (values[slot] ?? []).slice(0, count)) visit(value);
    },
    values: (slot) => values[slot] ?? [],
    run() {
      while (waiting.length > 0 && steps < maxSteps) {
        const batch = waiting;
        waiting = [];
        for (const slot of batch) settle(slot);
      }
      return waiting.length === 0;
    },
    allow(more) {
      maxSteps = steps + more;
    },
  };
}
