import { argument, callBack } from '../callbacks.js';
import { createValue, hidden } from '../flow-value.js';
import { madeAt, type Flow, type FlowCall } from '../flow.js';
import { elementsIn } from '../iteration.js';
import { field, storeSomewhere } from '../members.js';
import { awaited, promiseOf } from '../results.js';
import type { Native } from './native.js';

/** A function that keeps or breaks a promise: the platform's, so nobody needs to know its name. */
function settler(flow: Flow, call: FlowCall, promised: number, role: string): number {
  const settle = madeAt(flow, call, 'bound', '', role);
  const to = flow.network.slot();
  flow.network.add(to, settle);
  settle.bound ??= { target: createValue('native', '<settle>'), self: promised, given: [] };
  return to;
}

/** A promise of all that the promises of a list hold, as a list or one of them. */
const gather =
  (isList: boolean): Native =>
  (flow, call) => {
    const all = flow.network.slot();
    const each = flow.network.slot();
    elementsIn(flow, call.place, argument(flow, call, 0), all);
    awaited(flow, all, each);
    if (!isList) return flow.network.add(call.to, promiseOf(flow, each, madeAt(flow, call, 'promise')));
    const list = madeAt(flow, call, 'array');
    storeSomewhere(flow, list, each);
    // Where positions are known, they are kept: `const [a, b] = await Promise.all([f(), g()])`.
    flow.network.each(argument(flow, call, 0), (given) => {
      for (const [name, slot] of given.fields) if (/^\d+$/.test(name)) awaited(flow, slot, field(flow, list, name));
    });
    const slot = flow.network.slot();
    flow.network.add(slot, list);
    flow.network.add(call.to, promiseOf(flow, slot, madeAt(flow, call, 'promise')));
  };

/** Promises. */
export const promiseNatives: Readonly<Record<string, Native>> = {
  Promise: (flow, call) => {
    const promised = flow.network.slot();
    const reason = field(flow, madeAt(flow, call, 'promise'), '[reason]');
    flow.network.add(call.to, promiseOf(flow, promised, madeAt(flow, call, 'promise')));
    callBack(flow, call, argument(flow, call, 0), [settler(flow, call, promised, 'keep'), settler(flow, call, reason, 'break')]);
  },
  '<settle>': (flow, call) => flow.network.copy(argument(flow, call, 0), call.self),
  'Promise.resolve': (flow, call) => flow.network.add(call.to, promiseOf(flow, argument(flow, call, 0), madeAt(flow, call, 'promise'))),
  'Promise.reject': (flow, call) => {
    const broken = madeAt(flow, call, 'promise');
    flow.network.copy(argument(flow, call, 0), field(flow, broken, '[reason]'));
    flow.network.add(call.to, broken);
  },
  'Promise.all': gather(true),
  'Promise.allSettled': gather(true),
  'Promise.race': gather(false),
  'Promise.any': gather(false),
  'Promise.prototype.then': (flow, call, self) => {
    const value = flow.network.slot();
    if (self !== null) awaited(flow, field(flow, self, hidden.held), value);
    const kept = callBack(flow, call, argument(flow, call, 0), [value]);
    flow.network.copy(callBack(flow, call, argument(flow, call, 1), [self?.fields.get('[reason]') ?? -1]), kept);
    flow.network.add(call.to, promiseOf(flow, kept, madeAt(flow, call, 'promise')));
  },
  'Promise.prototype.catch': (flow, call, self) => {
    const kept = callBack(flow, call, argument(flow, call, 0), [self?.fields.get('[reason]') ?? -1]);
    if (self !== null) flow.network.copy(field(flow, self, hidden.held), kept);
    flow.network.add(call.to, promiseOf(flow, kept, madeAt(flow, call, 'promise')));
  },
  'Promise.prototype.finally': (flow, call, self) => {
    callBack(flow, call, argument(flow, call, 0));
    if (self !== null) flow.network.add(call.to, self);
  },
};
