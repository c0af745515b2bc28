import type { Network } from './network.js';
import type { ClassNode, Values } from './value.js';

/** Finds names along the order of classes, also when that becomes known only later. */
export interface Inheritance {
  /** The slot of what an attribute of the class means. `after`: only what comes behind that class, as `super()` looks. */
  find(node: ClassNode, name: string, after?: ClassNode | null): number;
  addBase(node: ClassNode, place: number, base: ClassNode | string): void;
  /** A name that code gives to a class from outside. */
  define(node: ClassNode, name: string): number;
  /** The first class along the order whose own body has the name; a text is one outside that may have it. */
  definer(node: ClassNode, name: string, after?: ClassNode | null): ClassNode | string | null;
}

interface Lookup {
  node: ClassNode;
  after: ClassNode | null;
  name: string;
  slot: number;
}

/** Lookups, each made once. */
export function createInheritance(network: Network, values: Values): Inheritance {
  const byClass = new Map<ClassNode, Map<string, Lookup>>();

  function definer(node: ClassNode, name: string, after: ClassNode | null = null): ClassNode | string | null {
    const start = after === null ? 0 : node.order.indexOf(after) + 1;
    const assigned = node.order.some((ancestor) => typeof ancestor !== 'string' && ancestor.fact.assigned.includes(name));
    let outside: string | null = null;
    for (const ancestor of node.order.slice(start)) {
      if (typeof ancestor === 'string') outside ??= ancestor;
      else if (ancestor.names.has(name)) return ancestor;
    }
    return assigned ? null : outside;
  }

  function resolve(lookup: Lookup): void {
    const found = definer(lookup.node, lookup.name, lookup.after);
    if (found === null) {
      if (lookup.after !== null && lookup.name === '__new__') network.add(lookup.slot, values.external('builtins.object.__new__'));
      return;
    }
    if (typeof found !== 'string') network.flow(found.names.get(lookup.name) ?? -1, lookup.slot);
    else if (found !== 'builtins.object' || known.has(lookup.name)) network.add(lookup.slot, values.external(`${found}.${lookup.name}`));
  }

  /** What follows from an order that has changed is looked up again, once it is asked for. */
  function update(node: ClassNode): void {
    const changed = new Set([node]);
    for (const one of changed) for (const subclass of one.subclasses) changed.add(subclass);
    for (const one of changed) one.knownOrder = null;
    for (const one of changed) for (const lookup of byClass.get(one)?.values() ?? []) resolve(lookup);
  }

  return {
    definer,
    find(node, name, after = null) {
      const lookups = byClass.get(node) ?? new Map<string, Lookup>();
      byClass.set(node, lookups);
      const key = after === null ? name : `${name} ${after.module.name} ${after.fact.name}`;
      const known = lookups.get(key);
      if (known !== undefined) return known.slot;
      const lookup = { node, after, name, slot: network.newSlot() };
      lookups.set(key, lookup);
      resolve(lookup);
      return lookup.slot;
    },
    addBase(node, place, base) {
      const bases = (node.bases[place] ??= new Set());
      if (bases.has(base) || bases.size > 10) return;
      bases.add(base);
      if (typeof base !== 'string') base.subclasses.add(node);
      update(node);
    },
    define(node, name) {
      const known = node.names.get(name);
      if (known !== undefined && known >= 0) return known;
      const slot = network.newSlot();
      node.names.set(name, slot);
      update(node);
      return slot;
    },
  };
}

/** The metaclasses of a class, its own and those that it inherits. */
export function metaclassesOf(node: ClassNode): ClassNode[] {
  return node.order.flatMap((ancestor) => (typeof ancestor === 'string' ? [] : [...ancestor.metaclasses]));
}

/** What every object has and can be asked for. */
const known = new Set(['__init__', '__new__', '__setattr__', '__getattribute__', '__repr__', '__str__', '__eq__', '__hash__', '__reduce__', '__init_subclass__']);
