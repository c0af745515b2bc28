import type { Argument } from '../facts/operation.js';
import type { Program } from './program.js';
import type { Site } from './site.js';
import type { FunctionNode, Value } from './value.js';

/** Reading an attribute. */
export interface AttributeRead {
  from: number;
  name: string;
  into: number;
  caller: FunctionNode;
  line: number;
}

/** Assigning to an attribute. */
export interface AttributeWrite {
  on: number;
  name: string;
  from: number;
  caller: FunctionNode;
  line: number;
}

/** `into = from.name`: properties and `__getattr__` are called. */
export function readAttribute(program: Program, { from, name, into, caller, line }: AttributeRead): void {
  const { network } = program;
  let site: Site | null = null;
  const read = (value: Value): void => {
    const { values, getters } = program.attribute(value, name);
    network.flow(values, into);
    network.watch(getters, (getter) => {
      site ??= program.newSite({ caller, line });
      enter(program, site, getter);
    });
  };
  network.watch(from, (value) => {
    if (value.kind === 'class') program.whenDefined(() => read(value));
    else read(value);
  });
}

/** Of so many subclasses each is looked at. */
const maxSubclasses = 8;

/** An attribute that neither a class nor those above it have is what the classes below have: a base that leaves a step to them. */
export function readBelow(program: Program, { from, name, into }: AttributeRead): void {
  for (const value of program.network.valuesOf(from)) {
    if (value.kind !== 'instance' || value.node.order.some((ancestor) => typeof ancestor === 'string')) continue;
    const below = new Set(value.node.subclasses);
    for (const node of below) {
      if (node.names.has(name)) program.network.flow(program.attribute(node.instance, name).values, into);
      else if (below.size < maxSubclasses) for (const subclass of node.subclasses) below.add(subclass);
    }
  }
}

function enter(program: Program, site: Site, callee: Value): void {
  if (callee.kind === 'function') program.found(site, callee.node, 'property');
  if (callee.kind === 'bound') enter(program, site, callee.callee);
}

/** `on.name = from`: setters, `__set__` and `__setattr__` are called. */
export function writeAttribute(program: Program, { on, name, from, caller, line }: AttributeWrite): void {
  const { network } = program;
  const args: Argument[] = [['position', from]];
  let site: Site | null = null;
  network.watch(on, (value) => {
    network.flow(from, program.fieldOf(value, name));
    if (value.kind !== 'instance') return;
    site ??= program.newSite({ caller, line });
    const here = site;
    program.special(value, '__setattr__', { site: here, args: [['position', -1], ...args], into: -1, kind: 'property' });
    if (!value.node.order.some((ancestor) => typeof ancestor !== 'string' && ancestor.names.has(name))) return;
    network.watch(program.attribute(value, name).properties, (property) => {
      if (property.kind === 'property' && property.setter !== null) program.call(property.setter, { site: here, kind: 'property', leading: [value], args, into: -1 });
      else if (property.kind === 'instance') program.special(property, '__set__', { site: here, args: [['position', -1], ...args], into: -1, kind: 'property' });
    });
  });
}
