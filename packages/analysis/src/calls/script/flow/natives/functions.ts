import { argument } from '../callbacks.js';
import type { FlowValue } from '../flow-value.js';
import { madeAt, type Flow, type FlowCall } from '../flow.js';
import type { Native } from './native.js';

/** The arguments that stand in a list. */
function listed(flow: Flow, list: number): number[] {
  return list === -1 ? [] : [-2 - list];
}

const isCallable = ({ kind }: FlowValue): boolean => kind === 'function' || kind === 'bound' || kind === 'class' || kind === 'native' || kind === 'external';

function callOn(flow: Flow, call: FlowCall, target: FlowValue | null, self: number, given: readonly number[]): void {
  if (target !== null && isCallable(target)) flow.invoke({ ...call, kind: call.kind === 'construct' ? 'construct' : 'call', self, given }, target, null);
}

/** What functions do to functions. */
export const functionNatives: Readonly<Record<string, Native>> = {
  'Function.prototype.call': (flow, call, self) => callOn(flow, call, self, call.given[0] ?? -1, call.given.slice(1)),
  'Function.prototype.apply': (flow, call, self) => callOn(flow, call, self, call.given[0] ?? -1, listed(flow, argument(flow, call, 1))),
  'Function.prototype.bind': (flow, call, self) => {
    if (self === null || !isCallable(self)) return;
    const bound = madeAt(flow, call, 'bound', '', `${self.kind} ${String(self.file)} ${String(self.code)} ${self.name}`);
    bound.bound ??= { target: self, self: call.given[0] ?? -1, given: call.given.slice(1) };
    flow.network.add(call.to, bound);
  },
  'Reflect.apply': (flow, call) => {
    flow.network.each(argument(flow, call, 0), (target) => callOn(flow, call, target, argument(flow, call, 1), listed(flow, argument(flow, call, 2))));
  },
  'Reflect.construct': (flow, call) => {
    flow.network.each(argument(flow, call, 0), (target) => {
      if (isCallable(target)) flow.invoke({ ...call, kind: 'construct', self: -1, given: listed(flow, argument(flow, call, 1)) }, target, null);
    });
  },
};
