import { argument, callBack, giveCallbacks } from '../callbacks.js';
import type { FlowValue } from '../flow-value.js';
import type { Flow, FlowCall } from '../flow.js';
import { field } from '../members.js';
import type { Native } from './native.js';

const later: Native = (flow, call) => void callBack(flow, call, argument(flow, call, 0), call.given.slice(2));
const now: Native = (flow, call) => void callBack(flow, call, argument(flow, call, 0), call.given.slice(1));
const any: Native = (flow, call) => giveCallbacks(flow, call);
const replaced: Native = (flow, call) => void callBack(flow, call, argument(flow, call, 1));

/** What calls what it is given. */
export const callerNatives: Readonly<Record<string, Native>> = {
  setTimeout: later,
  setInterval: later,
  setImmediate: now,
  queueMicrotask: now,
  requestAnimationFrame: now,
  requestIdleCallback: now,
  'process.nextTick': now,
  'process.on': any,
  'process.once': any,
  'String.prototype.replace': replaced,
  'String.prototype.replaceAll': replaced,
  'JSON.parse': replaced,
  'JSON.stringify': replaced,
  addEventListener: any,
  '<element>': any,
  MutationObserver: any,
  IntersectionObserver: any,
  ResizeObserver: any,
};

const listening = new Set(['on', 'once', 'addListener', 'prependListener', 'prependOnceListener', 'addEventListener', 'off', 'removeListener']);
const fallbacks = new Set(['addEventListener', 'forEach', 'map', 'filter', 'find', 'some', 'every', 'reduce', 'then', 'catch', 'finally', 'sort', 'on', 'once']);

/** A function of the platform that is known by its last name alone: as a member of something that listens or has elements. */
export const anyCaller = (name: string): Native | null => (fallbacks.has(name.slice(name.lastIndexOf('.') + 1)) ? any : null);

/** Who listens for an event of an emitter is called when it is emitted. Whether it was an event. */
export function runEmitter(flow: Flow, call: FlowCall, name: string, self: FlowValue | null): boolean {
  if (self === null || self.kind !== 'instance') return false;
  const member = name.slice(name.lastIndexOf('.') + 1);
  if (!listening.has(member) && member !== 'emit') return false;
  flow.network.each(argument(flow, call, 0), ({ kind, name: event }) => {
    if (kind !== 'text') return;
    const listeners = field(flow, self, `[event ${event}]`);
    if (member === 'emit') callBack(flow, call, listeners, call.given.slice(1));
    else if (member !== 'off' && member !== 'removeListener') flow.network.copy(argument(flow, call, 1), listeners);
  });
  if (listening.has(member) && member !== 'off' && member !== 'removeListener') flow.network.add(call.to, self);
  return member === 'emit' || member === 'off' || member === 'removeListener';
}
