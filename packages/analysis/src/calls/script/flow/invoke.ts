import { resultOf } from './results.js';
import { createValue, hidden, type FlowValue } from './flow-value.js';
import { classOf, functionOf, madeAt, slotIn, type Flow, type FlowCall } from './flow.js';
import { externalValue, field, parentsOf, elementsOf } from './members.js';
import { runEmitter } from './natives/callers.js';
import { runNative } from './natives/natives.js';
import { argument, giveCallbacks } from './callbacks.js';

/** Lets a call happen to a value: notes who is called, hands over the arguments, brings back the result. `self` is the object that the function was found in. */
export function invoke(flow: Flow, call: FlowCall, target: FlowValue, self: FlowValue | null): void {
  if (target.kind === 'function') invokeFunction(flow, call, target, self);
  else if (target.kind === 'class') invokeClass(flow, call, target);
  else if (target.kind === 'bound') invokeBound(flow, call, target);
  else if (target.kind === 'native') runNative(flow, call, target, self);
  else if (target.kind === 'external') invokeExternal(flow, call, target, self);
}

function invokeFunction(flow: Flow, call: FlowCall, target: FlowValue, self: FlowValue | null): void {
  const fact = functionOf(flow, target);
  if (fact === undefined) return;
  flow.record.add(call.place, call.kind, target);
  giveArguments(flow, call, target);
  const own = slotIn(flow, target, fact.self);
  if (call.kind === 'construct') {
    const instance = instanceOf(flow, target);
    flow.network.add(own, instance);
    flow.network.add(call.to, instance);
  } else if (!fact.arrow) {
    if (self !== null) flow.network.add(own, self);
    else flow.network.copy(call.self, own);
  }
  flow.network.copy(resultOf(flow, target, fact), call.to);
  for (const index of fact.passes) flow.network.copy(argument(flow, call, index), call.to);
}

/** The object that `new` makes of a class or function: one for all times. */
export function instanceOf(flow: Flow, target: FlowValue): FlowValue {
  if (target.made?.kind === 'instance') return target.made;
  const instance = createValue('instance', '', target.file, target.code);
  target.made = instance;
  flow.network.copy(field(flow, target, 'prototype'), parentsOf(flow, instance));
  return instance;
}

function invokeClass(flow: Flow, call: FlowCall, target: FlowValue): void {
  if (call.kind === 'construct' || call.self === -1) {
    flow.created.add(target);
    const instance = instanceOf(flow, target);
    flow.network.add(call.to, instance);
    construct(flow, call, { target, origin: target, self: (own) => flow.network.add(own, instance) }, 0);
  } else construct(flow, call, { target, origin: target, self: (own) => flow.network.copy(call.self, own) }, 0);
}

interface Construction {
  target: FlowValue;
  /** The class that was named: it stands for itself where no constructor is declared. */
  origin: FlowValue;
  self: (own: number) => void;
}

/** Runs the constructor of a class; where it declares none, that of its parent. */
function construct(flow: Flow, call: FlowCall, { target, origin, self }: Construction, depth: number): void {
  const fact = classOf(flow, target);
  const file = flow.files[target.file];
  if (fact === undefined || file === undefined || fact.construct === -1 || depth > 20) return;
  const code = file.facts.functions[fact.construct];
  if (code !== undefined) self(slotIn(flow, target, code.self));
  if (fact.declared) {
    flow.record.add(call.place, call.kind, { file: target.file, code: fact.construct });
    giveArguments(flow, call, { ...target, code: fact.construct });
    return;
  }
  const itself = (): void => {
    const { construct: own = -1 } = classOf(flow, origin) ?? {};
    flow.record.add(call.place, call.kind, { file: origin.file, code: own });
  };
  if (fact.parent === -1) return itself();
  flow.network.each(slotIn(flow, target, fact.parent), (parent) => {
    if (parent.kind === 'class') construct(flow, call, { target: parent, origin, self }, depth + 1);
    else if (parent.kind === 'function') {
      flow.record.add(call.place, call.kind, parent);
      giveArguments(flow, call, parent);
      self(slotIn(flow, parent, functionOf(flow, parent)?.self ?? -1));
    } else itself();
  });
  flow.later.push(() => {
    if (!flow.record.names(call.place)) itself();
  });
}

/** Arguments flow into parameters, into the rest and into `arguments`. */
function giveArguments(flow: Flow, call: FlowCall, target: FlowValue): void {
  const { network } = flow;
  const fact = functionOf(flow, target);
  if (fact === undefined) return;
  const all = fact.all === -1 ? null : listIn(flow, slotIn(flow, target, fact.all));
  const count = fact.parameters.length;
  let isPositionKnown = true;
  const give = (from: number, index: number): void => {
    if (fact.rest && index >= count - 1) {
      const rest = listIn(flow, slotIn(flow, target, fact.parameters[count - 1] ?? -1));
      if (isPositionKnown) network.copy(from, field(flow, rest, String(index - count + 1)));
      network.copy(from, isPositionKnown ? elementsOf(flow, rest) : field(flow, rest, hidden.position));
      elementsOf(flow, rest);
    } else network.copy(from, slotIn(flow, target, fact.parameters[index] ?? -1));
    if (all === null) return;
    if (isPositionKnown) network.copy(from, field(flow, all, String(index)));
    network.copy(from, isPositionKnown ? elementsOf(flow, all) : field(flow, all, hidden.position));
    elementsOf(flow, all);
  };
  const isSpread = call.given.some((given) => given < -1);
  for (const [index, initial] of fact.defaults.entries()) {
    if (isSpread || (call.given[index] ?? -1) === -1) network.copy(slotIn(flow, target, initial), slotIn(flow, target, fact.parameters[index] ?? -1));
  }
  for (const [index, given] of call.given.entries()) {
    if (given >= -1) {
      if (given !== -1) {
        if (isPositionKnown) give(given, index);
        else for (let at = index; at <= count; at += 1) give(given, at);
      }
      continue;
    }
    const spread = -2 - given;
    network.each(spread, (list) => {
      for (let at = index; at < Math.max(count, index + 1); at += 1) {
        if (isPositionKnown && list.kind === 'array' && !(fact.rest && at >= count - 1)) {
          give(field(flow, list, String(at - index)), at);
          give(field(flow, list, hidden.position), at);
        } else give(elementsOf(flow, list), at);
      }
    });
    isPositionKnown = false;
  }
}

/** The one list in a slot that the language makes: the rest of the parameters, `arguments`. */
function listIn(flow: Flow, slot: number): FlowValue {
  const known = flow.lists.get(slot);
  if (known !== undefined) return known;
  const list = createValue('array');
  flow.lists.set(slot, list);
  flow.network.add(slot, list);
  return list;
}

function invokeBound(flow: Flow, call: FlowCall, { bound }: FlowValue): void {
  if (bound === null) return;
  invoke(flow, { ...call, self: bound.self, given: [...bound.given, ...call.given] }, bound.target, null);
}

/** A package may call every function that it is given, with whatever it likes; what comes out of it is its own. */
function invokeExternal(flow: Flow, call: FlowCall, target: FlowValue, self: FlowValue | null): void {
  if (target.name === '') flow.record.outside(call.place);
  else flow.record.add(call.place, call.kind, { outside: target.name.endsWith('#') ? `${target.name}default` : target.name });
  if (!runEmitter(flow, call, target.name, self)) giveCallbacks(flow, call);
  if (call.kind !== 'construct') flow.network.add(call.to, externalValue(flow, ''));
  else {
    const instance = madeAt(flow, call, 'instance', target.name);
    flow.network.add(parentsOf(flow, instance), externalValue(flow, `${target.name}.prototype`));
    flow.network.add(call.to, instance);
  }
}
