import { argument, callBack } from '../callbacks.js';
import { createValue, hidden, type FlowValue } from '../flow-value.js';
import { madeAt, type Flow, type FlowCall } from '../flow.js';
import { elementsIn } from '../iteration.js';
import { elementsOf, field, storeSomewhere } from '../members.js';
import type { Native } from './native.js';

function elements(flow: Flow, self: FlowValue | null): number {
  return self === null || self.kind === 'native' ? flow.network.slot() : elementsOf(flow, self);
}

/** A new list with what is in a slot. */
function give(flow: Flow, call: FlowCall, from: number, kind: 'array' | 'collection' = 'array', name = 'Generator'): void {
  const list = madeAt(flow, call, kind, kind === 'array' ? '' : name);
  storeSomewhere(flow, list, from);
  flow.network.add(call.to, list);
}

const own = (flow: Flow, self: FlowValue | null): number => {
  const slot = flow.network.slot();
  if (self !== null) flow.network.add(slot, self);
  return slot;
};

/** Calls the first argument with an element, its position and the list. */
function forElements(flow: Flow, call: FlowCall, self: FlowValue | null): { each: number; result: number } {
  const each = elements(flow, self);
  return { each, result: callBack(flow, call, argument(flow, call, 0), [each, -1, own(flow, self)], argument(flow, call, 1)) };
}

const visitElements: Native = (flow, call, self) => void forElements(flow, call, self);
const keepElements: Native = (flow, call, self) => give(flow, call, forElements(flow, call, self).each);
const findElement: Native = (flow, call, self) => flow.network.copy(forElements(flow, call, self).each, call.to);
const sameElements: Native = (flow, call, self) => give(flow, call, elements(flow, self));
const takeElement: Native = (flow, call, self) => flow.network.copy(elements(flow, self), call.to);
const ordered: Native = (flow, call, self) => {
  const each = elements(flow, self);
  callBack(flow, call, argument(flow, call, 0), [each, each]);
  if (self === null) return;
  flow.network.add(call.to, self);
};
const addElements: Native = (flow, call, self) => {
  if (self === null) return;
  for (let index = 0; index < call.given.length; index += 1) storeSomewhere(flow, self, argument(flow, call, index));
};
const reduced: Native = (flow, call, self) => {
  const each = elements(flow, self);
  const sum = flow.network.slot();
  const initial = argument(flow, call, 1);
  flow.network.copy(initial === -1 ? each : initial, sum);
  flow.network.copy(callBack(flow, call, argument(flow, call, 0), [sum, each]), sum);
  flow.network.copy(sum, call.to);
};

/** What lists do. */
export const listNatives: Readonly<Record<string, Native>> = {
  'Array.prototype.forEach': visitElements,
  'Array.prototype.some': visitElements,
  'Array.prototype.every': visitElements,
  'Array.prototype.findIndex': visitElements,
  'Array.prototype.findLastIndex': visitElements,
  'Array.prototype.map': (flow, call, self) => give(flow, call, forElements(flow, call, self).result),
  'Array.prototype.flatMap': (flow, call, self) => {
    const { result } = forElements(flow, call, self);
    const flat = flow.network.slot();
    elementsIn(flow, call.place, result, flat);
    flow.network.each(result, (value) => {
      if (value.kind !== 'array') flow.network.add(flat, value);
    });
    give(flow, call, flat);
  },
  'Array.prototype.filter': keepElements,
  'Array.prototype.find': findElement,
  'Array.prototype.findLast': findElement,
  'Array.prototype.reduce': reduced,
  'Array.prototype.reduceRight': reduced,
  'Array.prototype.sort': ordered,
  'Array.prototype.toSorted': ordered,
  'Array.prototype.reverse': sameElements,
  'Array.prototype.toReversed': sameElements,
  'Array.prototype.slice': sameElements,
  'Array.prototype.splice': sameElements,
  'Array.prototype.values': sameElements,
  'Array.prototype.entries': (flow, call, self) => {
    const pair = madeAt(flow, call, 'array', '', 'pair');
    flow.network.copy(elements(flow, self), field(flow, pair, '1'));
    const slot = flow.network.slot();
    flow.network.add(slot, pair);
    give(flow, call, slot, 'collection');
  },
  'Array.prototype.concat': (flow, call, self) => {
    const all = flow.network.slot();
    flow.network.copy(elements(flow, self), all);
    for (let index = 0; index < call.given.length; index += 1) {
      elementsIn(flow, call.place, argument(flow, call, index), all);
      flow.network.each(argument(flow, call, index), (value) => {
        if (value.kind !== 'array') flow.network.add(all, value);
      });
    }
    give(flow, call, all);
  },
  'Array.prototype.flat': (flow, call, self) => {
    const all = flow.network.slot();
    flow.network.each(elements(flow, self), (value) => {
      if (value.kind === 'array') flow.network.copy(elementsOf(flow, value), all);
      else flow.network.add(all, value);
    });
    give(flow, call, all);
  },
  'Array.prototype.pop': takeElement,
  'Array.prototype.shift': takeElement,
  'Array.prototype.at': takeElement,
  'Array.prototype.push': addElements,
  'Array.prototype.unshift': addElements,
  'Array.prototype.fill': (flow, call, self) => {
    addElements(flow, call, self);
    if (self !== null) flow.network.add(call.to, self);
  },
  Array: (flow, call) => {
    const all = flow.network.slot();
    for (let index = 0; index < call.given.length; index += 1) flow.network.copy(argument(flow, call, index), all);
    give(flow, call, all);
  },
  'Array.of': (flow, call) => {
    const all = flow.network.slot();
    for (let index = 0; index < call.given.length; index += 1) flow.network.copy(argument(flow, call, index), all);
    give(flow, call, all);
  },
  'Array.from': (flow, call) => {
    const each = flow.network.slot();
    elementsIn(flow, call.place, argument(flow, call, 0), each);
    if (argument(flow, call, 1) === -1) give(flow, call, each);
    else give(flow, call, callBack(flow, call, argument(flow, call, 1), [each]));
  },
  'Generator.prototype.next': (flow, call, self) => {
    const step = madeAt(flow, call, 'object');
    flow.network.copy(elements(flow, self), field(flow, step, 'value'));
    flow.network.add(call.to, step);
  },
};

/** Maps and sets. What is kept under a known text is found under it. */
export const collectionNatives: Readonly<Record<string, Native>> = {
  Map: (flow, call) => {
    const map = madeAt(flow, call, 'collection', 'Map');
    const pairs = flow.network.slot();
    elementsIn(flow, call.place, argument(flow, call, 0), pairs);
    flow.network.each(pairs, (pair) => keep(flow, map, field(flow, pair, '0'), field(flow, pair, '1')));
    flow.network.add(call.to, map);
  },
  WeakMap: (flow, call) => flow.network.add(call.to, madeAt(flow, call, 'collection', 'WeakMap')),
  Set: (flow, call) => {
    const each = flow.network.slot();
    elementsIn(flow, call.place, argument(flow, call, 0), each);
    give(flow, call, each, 'collection', 'Set');
  },
  WeakSet: (flow, call) => give(flow, call, flow.network.slot(), 'collection', 'WeakSet'),
  'Map.prototype.set': keepUnder,
  'WeakMap.prototype.set': keepUnder,
  'Map.prototype.get': findUnder,
  'WeakMap.prototype.get': findUnder,
  'Map.prototype.forEach': (flow, call, self) => {
    if (self !== null) callBack(flow, call, argument(flow, call, 0), [values(flow, self), field(flow, self, hidden.keys), own(flow, self)], argument(flow, call, 1));
    else callBack(flow, call, argument(flow, call, 0));
  },
  'Map.prototype.values': (flow, call, self) => give(flow, call, self === null ? flow.network.slot() : values(flow, self), 'collection'),
  'Map.prototype.keys': (flow, call, self) => give(flow, call, self === null ? flow.network.slot() : field(flow, self, hidden.keys), 'collection'),
  'Map.prototype.entries': (flow, call, self) => give(flow, call, elements(flow, self), 'collection'),
  'Set.prototype.add': (flow, call, self) => {
    addElements(flow, call, self);
    if (self !== null) flow.network.add(call.to, self);
  },
  'WeakSet.prototype.add': addElements,
  'Set.prototype.forEach': (flow, call, self) => void callBack(flow, call, argument(flow, call, 0), [elements(flow, self), elements(flow, self), own(flow, self)], argument(flow, call, 1)),
  'Set.prototype.values': (flow, call, self) => give(flow, call, elements(flow, self), 'collection'),
  'Set.prototype.keys': (flow, call, self) => give(flow, call, elements(flow, self), 'collection'),
};

const heldValues = '[values]';

function values(flow: Flow, map: FlowValue): number {
  return field(flow, map, heldValues);
}

function keepUnder(flow: Flow, call: FlowCall, self: FlowValue | null): void {
  if (self === null) return;
  keep(flow, self, argument(flow, call, 0), argument(flow, call, 1));
  flow.network.add(call.to, self);
}

function keep(flow: Flow, map: FlowValue, key: number, value: number): void {
  const { network } = flow;
  network.copy(key, field(flow, map, hidden.keys));
  network.copy(value, values(flow, map));
  network.each(key, ({ kind, name }) => {
    if (kind === 'text') network.copy(value, field(flow, map, `[key ${name}]`));
  });
  if (map.made !== null) return;
  map.made = createValue('array');
  network.copy(field(flow, map, hidden.keys), field(flow, map.made, '0'));
  network.copy(values(flow, map), field(flow, map.made, '1'));
  network.add(field(flow, map, hidden.position), map.made);
}

/** Under a known text what was kept under it, if anything was; else whatever there is. */
function findUnder(flow: Flow, call: FlowCall, self: FlowValue | null): void {
  if (self === null) return;
  const { network } = flow;
  const key = argument(flow, call, 0);
  network.each(key, ({ kind, name }) => {
    if (kind === 'text') network.copy(field(flow, self, `[key ${name}]`), call.to);
  });
  flow.later.push(() => {
    if (network.values(call.to).length === 0) network.copy(values(flow, self), call.to);
  });
}
