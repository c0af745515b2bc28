import { argument } from '../callbacks.js';
import { createValue, hidden, isVisible, type FlowValue } from '../flow-value.js';
import { madeAt, type Flow, type FlowCall } from '../flow.js';
import { elementsIn } from '../iteration.js';
import { copyFields, eachField, elementsOf, field, parentsOf, storeIn, storeSomewhere, visitMember, writtenField } from '../members.js';
import { nativeValue } from '../platform.js';
import type { Native } from './native.js';

/** All values of an object's properties. */
function held(flow: Flow, from: number, visit: (name: string, slot: number) => void): void {
  flow.network.each(from, (object) => {
    eachField(object, (name, slot) => {
      if ((isVisible(name) && name !== '__proto__') || name === hidden.unknown || name === hidden.position) visit(name, slot);
    });
  });
}

/** The value of a text. */
export function textValue({ texts }: Flow, name: string): FlowValue {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const added = createValue('text', name);
  texts.set(name, added);
  return added;
}

/** A descriptor says what a property is: a value, or a getter and a setter. */
function define(flow: Flow, object: FlowValue, name: string, descriptor: number): void {
  flow.network.each(descriptor, (described) => {
    visitMember(flow, described, { name: 'value', found: (slot) => storeIn(flow, object, name, slot) });
    for (const accessor of ['get', 'set']) {
      visitMember(flow, described, { name: accessor, found: (slot) => flow.network.copy(slot, writtenField(flow, object, `[${accessor} ${name}]`)) });
    }
  });
}

function defineAll(flow: Flow, object: number, descriptors: number): void {
  held(flow, descriptors, (name, slot) => flow.network.each(object, (value) => define(flow, value, name, slot)));
}

const same: Native = (flow, call) => flow.network.copy(argument(flow, call, 0), call.to);

function newList(flow: Flow, call: FlowCall): FlowValue {
  const list = madeAt(flow, call, 'array');
  elementsOf(flow, list);
  flow.network.add(call.to, list);
  return list;
}

/** What `Object` and `Reflect` do. */
export const objectNatives: Readonly<Record<string, Native>> = {
  'Object.assign': (flow, call) => {
    const to = argument(flow, call, 0);
    for (let index = 1; index < call.given.length; index += 1) {
      flow.network.each(argument(flow, call, index), (from) => flow.network.each(to, (object) => copyFields(flow, from, object)));
    }
    flow.network.copy(to, call.to);
  },
  'Object.create': (flow, call) => {
    const object = madeAt(flow, call, 'object');
    flow.network.copy(argument(flow, call, 0), parentsOf(flow, object));
    flow.network.add(call.to, object);
    defineAll(flow, call.to, argument(flow, call, 1));
  },
  'Object.defineProperty': (flow, call) => {
    flow.network.each(argument(flow, call, 0), (object) => {
      flow.network.each(argument(flow, call, 1), ({ kind, name }) => {
        if (kind === 'text') define(flow, object, name, argument(flow, call, 2));
      });
    });
    same(flow, call, null);
  },
  'Object.defineProperties': (flow, call) => {
    defineAll(flow, argument(flow, call, 0), argument(flow, call, 1));
    same(flow, call, null);
  },
  'Object.setPrototypeOf': (flow, call) => {
    flow.network.each(argument(flow, call, 0), (object) => flow.network.copy(argument(flow, call, 1), parentsOf(flow, object)));
    same(flow, call, null);
  },
  'Object.getPrototypeOf': (flow, call) => flow.network.each(argument(flow, call, 0), (object) => flow.network.copy(parentsOf(flow, object), call.to)),
  'Object.freeze': same,
  'Object.seal': same,
  'Object.preventExtensions': same,
  Object: same,
  'Object.values': (flow, call) => {
    const list = newList(flow, call);
    held(flow, argument(flow, call, 0), (_name, slot) => storeSomewhere(flow, list, slot));
  },
  'Object.keys': (flow, call) => {
    const list = newList(flow, call);
    held(flow, argument(flow, call, 0), (name) => flow.network.add(field(flow, list, hidden.position), textValue(flow, name)));
  },
  'Object.entries': (flow, call) => {
    const list = newList(flow, call);
    const pair = madeAt(flow, call, 'array', '', 'pair');
    held(flow, argument(flow, call, 0), (name, slot) => {
      flow.network.add(field(flow, pair, '0'), textValue(flow, name));
      flow.network.copy(slot, field(flow, pair, '1'));
    });
    flow.network.add(field(flow, list, hidden.position), pair);
  },
  'Object.fromEntries': (flow, call) => {
    const object = madeAt(flow, call, 'object');
    const pairs = flow.network.slot();
    elementsIn(flow, call.place, argument(flow, call, 0), pairs);
    flow.network.each(pairs, (pair) => storeSomewhere(flow, object, field(flow, pair, '1')));
    flow.network.add(call.to, object);
  },
  'Object.getOwnPropertyNames': (flow, call, self) => objectNatives['Object.keys']?.(flow, call, self),
  'Reflect.ownKeys': (flow, call, self) => objectNatives['Object.keys']?.(flow, call, self),
  'Reflect.get': (flow, call) => {
    flow.network.each(argument(flow, call, 0), (object) => {
      flow.network.each(argument(flow, call, 1), ({ kind, name }) => {
        if (kind === 'text') visitMember(flow, object, { name, found: (slot) => flow.network.copy(slot, call.to) });
      });
    });
  },
  'Reflect.set': (flow, call) => {
    flow.network.each(argument(flow, call, 0), (object) => {
      flow.network.each(argument(flow, call, 1), ({ kind, name }) => {
        if (kind === 'text') storeIn(flow, object, name, argument(flow, call, 2));
      });
    });
  },
  Proxy: (flow, call) => {
    if (call.kind === 'construct') same(flow, call, null);
  },
  structuredClone: same,
  Symbol: (flow, call) => flow.network.add(call.to, nativeValue(flow, 'Symbol.prototype')),
};
