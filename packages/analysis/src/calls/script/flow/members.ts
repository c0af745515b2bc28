import { createValue, hidden, isVisible, type FlowValue } from './flow-value.js';
import { classOf, slotIn, type Flow } from './flow.js';
import { globalSlot, hasMember, nativeValue } from './platform.js';

/** Values that a member is looked for in, before it is given up. */
const maxParents = 50;
const maxFields = 2_000;
/** Objects that one object is spread into, as far as they are followed. */
const maxCopies = 50;
/** Members of members of what is outside, beyond which their names say nothing. */
const maxParts = 4;

function partsOf(name: string): number {
  return name.split('.').length;
}

/** The slot of a property of a value itself. */
export function field(flow: Flow, value: FlowValue, name: string): number {
  if (value.kind === 'native' && value.name === 'globalThis') return globalSlot(flow, name);
  const known = value.fields.get(name);
  if (known !== undefined) return known;
  if (value.fields.size >= maxFields) return flow.network.slot();
  const slot = flow.network.slot();
  value.fields.set(name, slot);
  fill(flow, value, name, slot);
  return slot;
}

/** The slot of a property that is written to. */
export function writtenField(flow: Flow, value: FlowValue, name: string): number {
  const slot = field(flow, value, name);
  if (value.written.has(name)) return slot;
  value.written.add(name);
  for (const watch of value.watchers) watch(name, slot);
  return slot;
}

/** What a property holds from the beginning. */
function fill(flow: Flow, value: FlowValue, name: string, slot: number): void {
  const { network } = flow;
  if (value.kind === 'native') {
    if (isVisible(name) && name !== '__proto__' && partsOf(value.name) < maxParts && hasMember(value.name, name)) network.add(slot, nativeValue(flow, `${value.name}.${name}`));
  } else if (value.kind === 'external') {
    if (isVisible(name)) network.add(slot, externalValue(flow, partsOf(value.name) < maxParts ? memberName(value.name, name) : ''));
  } else if ((value.kind === 'array' || value.kind === 'collection') && name === hidden.elements) network.copy(field(flow, value, hidden.position), slot);
  else if (name === 'prototype' && (value.kind === 'function' || value.kind === 'class')) {
    const prototype = createValue('object', 'prototype', value.file);
    network.add(field(flow, prototype, 'constructor'), value);
    network.add(slot, prototype);
    if (value.kind === 'class') network.each(slotIn(flow, value, classOf(flow, value)?.parent ?? -1), (parent) => network.copy(field(flow, parent, 'prototype'), parentsOf(flow, prototype)));
  }
}

/** Something of a package; the empty name is whatever came out of one. */
export function externalValue({ externals }: Flow, name: string): FlowValue {
  const known = externals.get(name);
  if (known !== undefined) return known;
  const added = createValue('external', name);
  externals.set(name, added);
  return added;
}

/** `react#` and `react#default` have the members `react#useState`. */
function memberName(owner: string, name: string): string {
  if (owner.endsWith('#')) return owner + name;
  return owner.endsWith('#default') ? `${owner.slice(0, -'default'.length)}${name}` : `${owner}.${name}`.slice(0, 300);
}

const prototypes: Partial<Record<FlowValue['kind'], string>> = {
  function: 'Function.prototype',
  class: 'Function.prototype',
  bound: 'Function.prototype',
  native: 'Function.prototype',
  array: 'Array.prototype',
  promise: 'Promise.prototype',
  text: 'String.prototype',
};

/** The slot of what a value inherits from. */
export function parentsOf(flow: Flow, value: FlowValue): number {
  if (value.parents !== -1) return value.parents;
  const { network } = flow;
  value.parents = network.slot();
  if (value.kind === 'class') network.copy(slotIn(flow, value, classOf(flow, value)?.parent ?? -1), value.parents);
  const native = value.kind === 'collection' ? `${value.name}.prototype` : (prototypes[value.kind] ?? 'Object.prototype');
  if (value.kind !== 'external' && value.name !== 'Object.prototype') network.add(value.parents, nativeValue(flow, native));
  return value.parents;
}

/** What is looked for in a value: its name, and what to do with the slots that may hold it, or with the getters of that name. */
export interface MemberVisit {
  name: string;
  found: (slot: number) => void;
  getter?: (slot: number) => void;
}

/** Looks for a member in a value and in what it inherits from, as far as nothing nearer hides it. @param met what was looked into: many ways may lead to one parent */
export function visitMember(flow: Flow, value: FlowValue, visit: MemberVisit, met?: Set<FlowValue>): void {
  if (met?.has(value) === true) return;
  const { network } = flow;
  const { name, found, getter } = visit;
  if (value.kind === 'external' && value.name === '') return found(flow.outside);
  if (value.kind === 'native' && !value.fields.has(name) && value.name !== 'globalThis' && !hasMember(value.name, name)) {
    if (!flow.patched.has(name)) return;
  }
  if (name === '__proto__') return found(parentsOf(flow, value));
  const own = field(flow, value, name);
  found(own);
  const isElement = (value.kind === 'array' || value.kind === 'collection') && /^\d+$/.test(name);
  if (isElement) found(field(flow, value, hidden.position));
  const unknown = value.fields.get(hidden.unknown);
  if (unknown !== undefined) found(unknown);
  let isHidden = network.values(own).length > 0;
  if (getter !== undefined && flow.accessors.has(name)) {
    const read = field(flow, value, `[get ${name}]`);
    getter(read);
    isHidden ||= network.values(read).length > 0;
  }
  if (isHidden || isElement) return;
  const looked = met ?? new Set();
  if (looked.size >= maxParents) return;
  looked.add(value);
  network.each(parentsOf(flow, value), (parent) => visitMember(flow, parent, visit, looked));
}

/** Calls back for each property of a value that is written. */
export function eachField(value: FlowValue, visit: (name: string, slot: number) => void): void {
  value.watchers.push(visit);
  for (const name of value.written) {
    const slot = value.fields.get(name);
    if (slot !== undefined) visit(name, slot);
  }
}

/** The slot of all elements of something that can be iterated without running code of the repository. */
export function elementsOf(flow: Flow, value: FlowValue): number {
  return field(flow, value, hidden.elements);
}

/** Puts a value under a name: of an array, also among its elements. */
export function storeIn(flow: Flow, value: FlowValue, name: string, from: number): void {
  const { network } = flow;
  if (name === '__proto__') return network.copy(from, parentsOf(flow, value));
  if (value.kind === 'native') flow.patched.add(name);
  network.copy(from, writtenField(flow, value, name));
  if (value.kind === 'array' && /^\d+$/.test(name)) network.copy(from, elementsOf(flow, value));
}

/** Puts a value where nobody knows. */
export function storeSomewhere(flow: Flow, value: FlowValue, from: number): void {
  const isList = value.kind === 'array' || value.kind === 'collection';
  const to = writtenField(flow, value, isList ? hidden.position : hidden.unknown);
  flow.network.copy(from, to);
  if (isList) elementsOf(flow, value);
}

/** Everything that one object has, another has as well. */
export function copyFields(flow: Flow, from: FlowValue, to: FlowValue): void {
  if (from === to || from.kind === 'native' || from.kind === 'external') return;
  const known = flow.copied.get(from) ?? new Set();
  flow.copied.set(from, known);
  if (known.has(to) || known.size >= maxCopies) return;
  known.add(to);
  eachField(from, (name, slot) => flow.network.copy(slot, writtenField(flow, to, name)));
}
