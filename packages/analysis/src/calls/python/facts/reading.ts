import { join, slotOf, unbound, type Environment } from './environment.js';
import type { Operation } from './operation.js';
import type { ClassFact, FunctionFact } from './python-facts.js';
import { moduleOf, scopeOf, type Scope } from './scope.js';
import type { Syntax } from './syntax-tree.js';

/** Expressions and statements within one another are followed this far. */
export const maxDepth = 300;

/** What reading one file holds while it goes through the tree. */
export interface Reading {
  source: string;
  scope: Scope;
  functions: FunctionFact[];
  classes: ClassFact[];
  depth: number;
  calls: number;
  cut: boolean;
  all: string[] | null;
  /** Where `break` and `continue` lead to, innermost last. */
  loops: { breaks: Environment[]; continues: Environment[]; below: Environment }[];
  /** Every slot that something was bound to since, for the handlers of a `try`; innermost last. */
  watches: Map<string, number[]>[];
  /** Items and attributes just stored or read, by slot and key: until the next call or branch they are what they were. */
  recent: Map<string, number>;
  /** Constant texts and numbers by slot. */
  constants: Map<number, string>;
  newSlot(): number;
  slots(): number;
  emit(operation: Operation): void;
  /** Names that some function binds in a scope around it, by `global` or `nonlocal`: they may change with any call. */
  reached: ReadonlySet<string>;
  /** Builtins that were asked for, by name. */
  builtins: Map<string, number>;
  expression(node: Syntax): number;
  statements(nodes: readonly Syntax[]): void;
  textOf: (node: Syntax) => string;
}

/** What an unknown value is: nothing ever arrives there. */
export const nothing = -1;

/** Adds an operation to the function that executes it, and gives the slot that receives. */
export function emitInto(reading: Reading, make: (into: number) => Operation): number {
  const into = reading.newSlot();
  reading.emit(make(into));
  return into;
}

/** The slot of several that a name can mean. */
export function merged(reading: Reading, slots: readonly number[]): number {
  const known = [...new Set(slots)].filter((slot) => slot !== nothing);
  const [first = nothing] = known;
  if (known.length < 2) return first;
  const into = reading.newSlot();
  for (const from of known) reading.emit(['copy', into, from]);
  return into;
}

/** What a name means here. */
export function readName(reading: Reading, name: string): number {
  const { scope } = reading;
  const home = scopeOf(name, scope);
  if (home === null) {
    const known = reading.builtins.get(name);
    if (known !== undefined) return known;
    const into = reading.newSlot();
    moduleOperations(reading).push(['builtin', into, name]);
    reading.builtins.set(name, into);
    return into;
  }
  if (home.executes === scope.executes) {
    const slot = slotOf(name, home.environment);
    if (slot !== null && slot !== unbound) return reading.reached.has(name) && home.kind !== 'class' ? merged(reading, [slot, sharedSlot(reading, home, name)]) : slot;
  }
  return sharedSlot(reading, home, name);
}

/** The slot through which a name is seen from outside of the order of its scope. */
export function sharedSlot(reading: Reading, home: Scope, name: string): number {
  const known = home.shared.get(name);
  if (known !== undefined) return known;
  const slot = reading.newSlot();
  home.shared.set(name, slot);
  return slot;
}

/** Binds a name to a slot. */
export function bindName(reading: Reading, name: string, slot: number): void {
  const { scope } = reading;
  const elsewhere = scope.globals.has(name) ? moduleOf(scope) : scope.nonlocals.has(name) && scope.parent !== null ? scopeOf(name, scope.parent) : null;
  if (elsewhere !== null && elsewhere !== scope) {
    if (slot !== nothing) reading.emit(['copy', sharedSlot(reading, elsewhere, name), slot]);
    return;
  }
  scope.environment.slots.set(name, slot);
  if (slot === nothing) return;
  const bound = scope.bound.get(name);
  if (bound === undefined) scope.bound.set(name, [slot]);
  else bound.push(slot);
  for (const watch of reading.watches) watch.set(name, [...(watch.get(name) ?? []).slice(-20), slot]);
}

/** Runs one branch in an environment of its own above `below`, in which some names may mean something else already. */
export function branch(reading: Reading, below: Environment, run: () => void, slots = new Map<string, number>()): Environment {
  const end: Environment = { below, slots, over: below.over };
  reading.scope.environment = end;
  reading.recent.clear();
  run();
  return end;
}

/** Goes on where branches meet. */
export function meet(reading: Reading, below: Environment, ends: readonly Environment[]): void {
  reading.recent.clear();
  reading.scope.environment = below;
  join(below, ends, (slots) => merged(reading, slots));
}

/** Runs branches from here, and goes on where they meet. */
export function branches(reading: Reading, runs: readonly (() => void)[]): void {
  const below = reading.scope.environment;
  meet(reading, below, runs.map((run) => branch(reading, below, run)));
}

/** Follows `step` into a part of the tree, as deep as that goes. */
export function deeper<Result>(reading: Reading, otherwise: Result, step: () => Result): Result {
  if (reading.depth >= maxDepth) {
    reading.cut = true;
    return otherwise;
  }
  reading.depth += 1;
  try {
    return step();
  } finally {
    reading.depth -= 1;
  }
}

function moduleOperations(reading: Reading): Operation[] {
  const [module] = reading.functions;
  if (module === undefined) throw new Error('The code of a module comes first.');
  return module.operations;
}
