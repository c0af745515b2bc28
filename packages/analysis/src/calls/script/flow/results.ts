import type { FunctionFact } from '../facts/file-facts.js';
import { createValue, hidden, type FlowValue } from './flow-value.js';
import { slotIn, type Flow } from './flow.js';
import { elementsOf, field } from './members.js';

/** The slot of what a call of a function gives: of an asynchronous one a promise, of a generator an iterator. */
export function resultOf(flow: Flow, target: FlowValue, fact: FunctionFact): number {
  const { network } = flow;
  const result = slotIn(flow, target, fact.result);
  if (!fact.async && !fact.generator) return result;
  if (target.made === null) {
    target.made = createValue(fact.generator ? 'collection' : 'promise', fact.generator ? 'Generator' : '');
    if (fact.generator) {
      network.copy(slotIn(flow, target, fact.yields), field(flow, target.made, hidden.position));
      elementsOf(flow, target.made);
    } else network.copy(result, field(flow, target.made, hidden.held));
  }
  const known = flow.results.get(target);
  if (known !== undefined) return known;
  const to = network.slot();
  flow.results.set(target, to);
  network.add(to, target.made);
  return to;
}

/** What one gets who waits for a value: of a promise what it holds, anything else itself. */
export function awaited(flow: Flow, from: number, to: number, depth = 0): void {
  flow.network.each(from, (value) => {
    if (value.kind !== 'promise') flow.network.add(to, value);
    else if (depth < 5) awaited(flow, field(flow, value, hidden.held), to, depth + 1);
  });
}

/** A promise of what is in a slot. */
export function promiseOf(flow: Flow, from: number, promise: FlowValue): FlowValue {
  flow.network.copy(from, field(flow, promise, hidden.held));
  return promise;
}
