import { metaclassesOf, type Inheritance } from './inheritance.js';
import { resultOf } from './known-results.js';
import type { Attribute, Program } from './program.js';
import type { ClassNode, Value } from './value.js';

/** Attributes of values, each looked up once. */
export interface Attributes {
  attribute(value: Value, name: string): Attribute;
  /** The slot of what code assigned on the value itself. */
  fieldOf(value: Value, name: string): number;
}

/** Dotted names outside the repository are followed this far. */
const maxDots = 8;

/** Looks attributes up as Python does: on the instance, along the classes, through descriptors, `__getattr__` at last. */
export function createAttributes(program: Program, inheritance: Inheritance): Attributes {
  const { network, values } = program;
  const known = new Map<Value, Map<string, Attribute>>();
  const fields = new Map<Value, Map<string, number>>();

  function fieldOf(value: Value, name: string): number {
    const own = fields.get(value) ?? new Map<string, number>();
    fields.set(value, own);
    const slot = own.get(name) ?? network.newSlot();
    own.set(name, slot);
    return slot;
  }

  function attribute(value: Value, name: string): Attribute {
    const own = known.get(value) ?? new Map<string, Attribute>();
    known.set(value, own);
    const before = own.get(name);
    if (before !== undefined) return before;
    const found: Attribute = { values: network.newSlot(), getters: network.newSlot(), properties: network.newSlot() };
    own.set(name, found);
    network.flow(fieldOf(value, name), found.values);
    look(value, name, found);
    return found;
  }

  function look(value: Value, name: string, found: Attribute): void {
    switch (value.kind) {
      case 'module':
      case 'namespace':
      case 'external':
      case 'result':
      case 'text':
      case 'number':
      case 'generator':
        outside(value, name, found);
        return;
      case 'box':
        network.add(found.values, values.bound(values.external(`builtins.${value.box.kind}.${name}`), value));
        return;
      case 'class':
        ofClass(value.node, value, name, found);
        return;
      case 'instance':
        ofInstance(value.node, null, value, name, found);
        return;
      case 'super':
        ofSuper(value.after, value.self, name, found);
        return;
      case 'property':
        if (name === 'setter' || name === 'getter' || name === 'deleter') network.add(found.values, values.accessor(value, name));
        return;
      case 'function':
      case 'bound':
        if (name === '__wrapped__' || name === '__func__') network.add(found.values, value.kind === 'bound' ? value.callee : value);
        if (name === '__self__' && value.kind === 'bound') network.add(found.values, value.self);
        return;
      default:
    }
  }

  function outside(value: Value, name: string, found: Attribute): void {
    if (value.kind === 'module' || value.kind === 'namespace') {
      const inside = program.submodule(value, name);
      if (inside !== null) network.add(found.values, inside);
      if (value.kind === 'module') network.flow(program.exportOf(value.node, name), found.values);
      return;
    }
    if (value.kind === 'external') {
      if (value.name.split('.').length < maxDots) network.add(found.values, values.external(`${value.name}.${name}`));
      return;
    }
    const type = value.kind === 'text' ? 'builtins.str' : value.kind === 'number' ? 'builtins.int' : value.kind === 'generator' ? 'builtins.generator' : value.kind === 'result' ? resultOf(value.name) : null;
    // What was parsed has the names that it was told to have, and no methods.
    if (type !== null && type !== 'argparse.Namespace' && type.split('.').length < maxDots) network.add(found.values, values.external(`${type}.${name}`));
  }

  function ofClass(node: ClassNode, self: Value, name: string, found: Attribute): void {
    const isEnum = (): boolean => node.order.some((ancestor) => typeof ancestor === 'string' && /^enum\.(?:Int|Str)?(?:Enum|Flag)$/.test(ancestor));
    if (isEnum() && node.names.has(name)) network.add(found.values, node.instance);
    for (const ancestor of node.order) if (typeof ancestor !== 'string') network.flow(fieldOf(ancestor.value, name), found.values);
    network.watch(inheritance.find(node, name), (value) => {
      if (value.kind === 'class-method') network.add(found.values, values.bound(value.callee, self));
      else network.add(found.values, value.kind === 'static' ? value.callee : value);
    });
    for (const metaclass of metaclassesOf(node)) bind(inheritance.find(metaclass, name), self, node.value, found);
  }

  function ofInstance(node: ClassNode, after: ClassNode | null, self: Value, name: string, found: Attribute): void {
    bind(inheritance.find(node, name, after), self, node.value, found);
    for (const ancestor of node.order) if (typeof ancestor !== 'string') network.flow(fieldOf(ancestor.value, name), found.values);
    if (after !== null || isDunder(name) || node.order.some((ancestor) => typeof ancestor !== 'string' && ancestor.fact.assigned.includes(name))) return;
    const definer = inheritance.definer(node, name);
    if (definer !== null && typeof definer !== 'string') return;
    for (const fallback of ['__getattr__', '__getattribute__']) {
      if (typeof (inheritance.definer(node, fallback) ?? '') === 'string') continue;
      network.watch(inheritance.find(node, fallback), (getter) => get(getter, [self], found));
    }
  }

  function ofSuper(after: ClassNode, self: Value, name: string, found: Attribute): void {
    const node = self.kind === 'instance' || self.kind === 'class' ? self.node : null;
    if (node === null) return;
    if (self.kind === 'instance') return ofInstance(node, after, self, name, found);
    network.watch(inheritance.find(node, name, after), (value) => {
      if (value.kind === 'class-method') network.add(found.values, values.bound(value.callee, self));
      else network.add(found.values, value.kind === 'static' ? value.callee : value);
    });
  }

  /** What a class has becomes an attribute of its instance. */
  function bind(slot: number, self: Value, type: Value, found: Attribute): void {
    network.watch(slot, (value) => {
      switch (value.kind) {
        case 'function':
        case 'external':
          network.add(found.values, value.kind === 'function' ? values.bound(value, self) : value);
          return;
        case 'class-method':
          network.add(found.values, values.bound(value.callee, type));
          return;
        case 'static':
          network.add(found.values, value.callee);
          return;
        case 'property':
          network.add(found.properties, value);
          get(value.getter, [self], found);
          return;
        case 'instance':
          if (!describe(value, self, type, found)) network.add(found.values, value);
          return;
        default:
          network.add(found.values, value);
      }
    });
  }

  /** An instance of a class with `__get__` or `__set__` on a class is asked for the attribute of the instance. */
  function describe(descriptor: Value, self: Value, type: Value, found: Attribute): boolean {
    if (descriptor.kind !== 'instance') return false;
    const has = (name: string): boolean => typeof (inheritance.definer(descriptor.node, name) ?? '') !== 'string';
    if (has('__set__')) network.add(found.properties, descriptor);
    if (!has('__get__')) return has('__set__');
    network.watch(inheritance.find(descriptor.node, '__get__'), (getter) => get(getter, [descriptor, self, type], found));
    return true;
  }

  function get(getter: Value, leading: Value[], found: Attribute): void {
    network.add(found.getters, getter);
    const [first] = program.modules;
    const caller = first?.functions[0];
    if (caller === undefined) return;
    // Who reads the attribute is entered as caller where it is read; this call only moves values.
    program.call(getter, { site: { caller, line: 0, isCall: false, targets: null }, kind: 'property', leading, args: [], into: found.values });
  }

  return { attribute, fieldOf };
}

function isDunder(name: string): boolean {
  return name.startsWith('__') && name.endsWith('__');
}
