import type { Value } from './value.js';

/** A slot never holds more values than this: where so many are possible, more of them say nothing. */
export const maxValues = 60;

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
  valuesOf(slot: number): ReadonlySet<Value>;
  /** Until nothing moves any more. */
  run(): void;
  /** Values that a slot had no place for. */
  dropped(): number;
  /** Whether the work was given up at its limit. */
  exhausted(): boolean;
}

interface Slot {
  values: Set<Value>;
  pending: Value[];
  constants: number;
  to: number[];
  watchers: ((value: Value) => void)[];
  queued: boolean;
}

const none: ReadonlySet<Value> = new Set();

/** A network in which nothing moves yet. `maxSteps` values move at most. */
export function createNetwork(maxSteps: number): Network {
  const slots: (Slot | undefined)[] = [];
  const queue: number[] = [];
  let size = 0;
  let steps = 0;
  let dropped = 0;
  const at = (index: number): Slot => (slots[index] ??= { values: new Set(), pending: [], constants: 0, to: [], watchers: [], queued: false });

  function add(index: number, value: Value): void {
    if (index < 0) return;
    const slot = at(index);
    if (slot.values.has(value)) return;
    const isConstant = value.kind === 'text' || value.kind === 'number';
    if (isConstant ? slot.constants >= maxConstants : slot.values.size - slot.constants >= maxValues) {
      if (!isConstant) dropped += 1;
      return;
    }
    if (isConstant) slot.constants += 1;
    slot.values.add(value);
    slot.pending.push(value);
    if (slot.queued) return;
    slot.queued = true;
    queue.push(index);
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
      if (slot.to.includes(to)) return;
      slot.to.push(to);
      for (const value of slot.values) add(to, value);
    },
    add,
    watch(index, arrived) {
      if (index < 0) return;
      const slot = at(index);
      const waiting = new Set(slot.pending);
      const now = [...slot.values].filter((value) => !waiting.has(value));
      slot.watchers.push(arrived);
      for (const value of now) arrived(value);
    },
    valuesOf: (index) => slots[index]?.values ?? none,
    run() {
      for (let next = 0; next < queue.length; next += 1) {
        const index = queue[next] ?? 0;
        const slot = at(index);
        const arriving = slot.pending;
        slot.pending = [];
        slot.queued = false;
        steps += arriving.length * (slot.to.length + slot.watchers.length);
        if (steps > maxSteps) break;
        const { length } = slot.watchers;
        for (const to of slot.to) for (const value of arriving) add(to, value);
        for (let watcher = 0; watcher < length; watcher += 1) for (const value of arriving) slot.watchers[watcher]?.(value);
        if (next > 100_000) {
          queue.splice(0, next + 1);
          next = -1;
        }
      }
      queue.length = 0;
    },
    dropped: () => dropped,
    exhausted: () => steps > maxSteps,
  };
}
