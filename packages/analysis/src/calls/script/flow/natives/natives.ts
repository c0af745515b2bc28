import type { FlowValue } from '../flow-value.js';
import type { Flow, FlowCall } from '../flow.js';
import { anyCaller, callerNatives } from './callers.js';
import { functionNatives } from './functions.js';
import { collectionNatives, listNatives } from './lists.js';
import type { Native } from './native.js';
import { objectNatives } from './objects.js';
import { promiseNatives } from './promises.js';

const natives = new Map<string, Native>(Object.entries({ ...callerNatives, ...functionNatives, ...listNatives, ...collectionNatives, ...objectNatives, ...promiseNatives }));

/** Lets a function of the platform be called. */
export function runNative(flow: Flow, call: FlowCall, { name }: FlowValue, self: FlowValue | null): void {
  if (!name.startsWith('<')) flow.record.add(call.place, call.kind, { outside: `<builtin>#${name.slice(0, 200)}` });
  const native = natives.get(name) ?? anyCaller(name);
  native?.(flow, call, self);
}
