import { hidden } from './flow-value.js';
import type { Place } from './call-record.js';
import type { Flow, FlowCall } from './flow.js';
import { elementsOf, field, visitMember } from './members.js';

/** Elements of what is in a slot, as `for … of` meets them; an iterator of the repository is called for them. */
export function elementsIn(flow: Flow, place: Place, from: number, to: number): void {
  const { network } = flow;
  network.each(from, (value) => {
    if (value.kind === 'array' || value.kind === 'collection') return network.copy(elementsOf(flow, value), to);
    if (value.kind === 'external') return network.add(to, value);
    if (value.kind !== 'instance' && value.kind !== 'object') return;
    const call = (target: number): FlowCall => ({ place, kind: 'implicit', self: -1, given: [], to: target });
    for (const name of ['[Symbol.iterator]', '[Symbol.asyncIterator]']) {
      const iterator = network.slot();
      visitMember(flow, value, { name, found: (slot) => network.each(slot, (target) => flow.invoke(call(iterator), target, value)) });
      takeElements(flow, place, iterator, to);
    }
  });
}

function takeElements(flow: Flow, place: Place, iterator: number, to: number): void {
  const { network } = flow;
  network.each(iterator, (value) => {
    if (value.kind === 'array' || value.kind === 'collection') return network.copy(elementsOf(flow, value), to);
    const step = network.slot();
    visitMember(flow, value, {
      name: 'next',
      found: (slot) => network.each(slot, (target) => flow.invoke({ place, kind: 'implicit', self: -1, given: [], to: step }, target, value)),
    });
    network.each(step, (result) => {
      const held = result.kind === 'promise' ? field(flow, result, hidden.held) : -1;
      if (held === -1) visitMember(flow, result, { name: 'value', found: (slot) => network.copy(slot, to) });
      else network.each(held, (inner) => visitMember(flow, inner, { name: 'value', found: (slot) => network.copy(slot, to) }));
    });
  });
}
