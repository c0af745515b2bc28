import type { FlowValue } from './flow-value.js';
import { elementsIn } from './iteration.js';
import type { Flow, FlowCall } from './flow.js';
import { eachField } from './members.js';

/** The slot of an argument, or -1. */
export function argument(flow: Flow, call: FlowCall, index: number): number {
  const spreadAt = call.given.findIndex((given) => given < -1);
  if (spreadAt === -1 || index < spreadAt) return call.given[index] ?? -1;
  const to = flow.network.slot();
  elementsIn(flow, call.place, -2 - (call.given[spreadAt] ?? -2), to);
  return to;
}

/** Code outside the repository calls what it was given; the slot of what that gives. */
export function callBack(flow: Flow, call: FlowCall, callback: number, given: readonly number[] = [], self = -1): number {
  const to = flow.network.slot();
  flow.network.each(callback, (target) => {
    if (target.kind === 'function' || target.kind === 'bound' || target.kind === 'class') {
      flow.invoke({ ...call, kind: 'callback', self: target.kind === 'class' && self === -1 ? -1 : self, given, to }, target, null);
    }
  });
  return to;
}

/** Every function among the arguments is called, also one in an object that was given: options, handlers. */
export function giveCallbacks(flow: Flow, call: FlowCall): void {
  if (flow.handedOver.has(call.place.id)) return;
  flow.handedOver.add(call.place.id);
  for (const given of call.given) {
    if (given === -1) continue;
    flow.network.each(given < -1 ? -2 - given : given, (value) => {
      if (value.kind === 'function' || value.kind === 'bound') callBackValue(flow, call, value);
      else if (value.kind === 'class') flow.created.add(value);
      else if ((value.kind === 'object' && value.name === '') || value.kind === 'array') eachField(value, (name, slot) => callBackFrom(flow, call, name, slot));
    });
  }
}

function callBackFrom(flow: Flow, call: FlowCall, name: string, slot: number): void {
  if (name === 'constructor' || name === '__proto__') return;
  flow.network.each(slot, (value) => {
    if (value.kind === 'function' || value.kind === 'bound') callBackValue(flow, call, value);
  });
}

function callBackValue(flow: Flow, call: FlowCall, value: FlowValue): void {
  flow.invoke({ ...call, kind: 'callback', self: -1, given: [], to: flow.network.slot() }, value, null);
}

