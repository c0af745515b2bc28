import type { Value } from './value.js';

/** A slot never holds more values than this: where so many are possible, more of them say nothing. */
export const maxValues = 24;

/** Of these constants; more of them are just texts or numbers. */
const maxConstants = 12;

/** What flows where: slots that hold values, and what happens when one arrives. */
export interface Network {
  newSlot(): number;
  /** So many slots at once; gives the first. */
  reserve(count: number): number;
  /** Whatever arrives in one slot arrives in the other. */
  flow(from: number, to: number): void;
  add(slot: number, value: Value): void;
  /** Calls for each value in a slot once, also for those that come later. */
  watch(slot: number, arrived: (value: Value) => void): void;
  valuesOf(slot: number): readonly Value[];
  /** Until nothing moves any more. */
  run(): void;
  /** Whether the work was given up at its limit. */
  exhausted(): boolean;
}

/** A few values are looked through faster than a set is asked. */
const fewValues = 8;

/** The same of where a slot flows to. */
const manyFlows = 30;

interface Slot {
  values: Value[];
  /** The same, where they are many. */
  set: Set<Value> | null;
  /** So many of the values have been passed on. */
  delivered: number;
  constants: number;
  to: number[];
  /** The same, where they are many. */
  toSet: Set<number> | null;
  watchers: ((value: Value) => void)[];
  queued: boolean;
}

/** Stands for every list that is still empty. Never written to. */
const none: never[] = [];

/** A network in which nothing moves yet. `maxSteps` values move at most. */
export function createNetwork(maxSteps: number): Network {
  const slots: (Slot | undefined)[] = [];
  let queue: number[] = [];
  let size = 0;
  let steps = 0;
  const at = (index: number): Slot => (slots[index] ??= { values: none, set: null, delivered: 0, constants: 0, to: none, toSet: null, watchers: none, queued: false });

  function add(index: number, value: Value): void {
    if (index < 0) return;
    const slot = at(index);
    if (slot.set === null ? slot.values.includes(value) : slot.set.has(value)) return;
    const isConstant = value.kind === 'text' || value.kind === 'number';
    if (isConstant ? slot.constants >= maxConstants : slot.values.length - slot.constants >= maxValues) return;
    if (isConstant) slot.constants += 1;
    if (slot.values === none) slot.values = [value];
    else slot.values.push(value);
    if (slot.set !== null) slot.set.add(value);
    else if (slot.values.length > fewValues) slot.set = new Set(slot.values);
    if (slot.queued || (slot.to === none && slot.watchers === none)) return;
    slot.queued = true;
    queue.push(index);
  }

  function deliver(index: number): void {
    const slot = at(index);
    const { values, delivered: first } = slot;
    const end = values.length;
    const watching = slot.watchers.length;
    slot.delivered = end;
    slot.queued = false;
    steps += (end - first) * (slot.to.length + watching);
    for (let next = first; next < end; next += 1) {
      const value = values[next];
      if (value === undefined) continue;
      for (const to of slot.to) add(to, value);
      for (let watcher = 0; watcher < watching; watcher += 1) slot.watchers[watcher]?.(value);
    }
  }

  return {
    newSlot: () => size++,
    reserve(count) {
      size += count;
      return size - count;
    },
    flow(from, to) {
      if (from < 0 || to < 0 || from === to) return;
      const slot = at(from);
      if (slot.to === none) {
        slot.to = [to];
        // Where nobody listened before, nothing was ever passed on.
        if (slot.watchers === none) slot.delivered = slot.values.length;
      } else {
        if (slot.toSet === null ? slot.to.includes(to) : slot.toSet.has(to)) return;
        slot.to.push(to);
        if (slot.toSet !== null) slot.toSet.add(to);
        else if (slot.to.length > manyFlows) slot.toSet = new Set(slot.to);
      }
      for (let next = 0; next < slot.values.length; next += 1) add(to, slot.values[next] as Value);
    },
    add,
    watch(index, arrived) {
      if (index < 0) return;
      const slot = at(index);
      if (slot.watchers === none) {
        slot.watchers = [arrived];
        if (slot.to === none) slot.delivered = slot.values.length;
      } else slot.watchers.push(arrived);
      const { delivered } = slot;
      for (let next = 0; next < delivered; next += 1) arrived(slot.values[next] as Value);
    },
    valuesOf: (index) => slots[index]?.values ?? none,
    run() {
      while (queue.length > 0 && steps <= maxSteps) {
        const due = queue;
        queue = [];
        for (const index of due) deliver(index);
      }
      queue = [];
    },
    exhausted: () => steps > maxSteps,
  };
}
