import type { CallKind } from '@reposcan/core';
import { metaclassesOf, type Inheritance } from './inheritance.js';
import { invoke } from './invocation.js';
import { platformModel } from './platform/platform-models.js';
import type { Call, Program } from './program.js';
import { registered } from './registered.js';
import type { ClassNode, Value } from './value.js';

/** Carries calls out. */
export interface Calls {
  call(callee: Value, call: Call): void;
  construct(node: ClassNode, call: Call): void;
  special: Program['special'];
}

/** Calls that are nothing but other calls (a `partial` of a `partial`) are followed this far: one may hold itself. */
const maxDepth = 12;

/** What calling a value does, by what it is. */
export function createCalls(program: Program, inheritance: Inheritance): Calls {
  const { network, values } = program;

  let depth = 0;

  function call(callee: Value, request: Call): void {
    if (depth >= maxDepth) return;
    depth += 1;
    carryOut(callee, request);
    depth -= 1;
  }

  function carryOut(callee: Value, request: Call): void {
    switch (callee.kind) {
      case 'function':
        program.found(request.site, callee.node, request.kind);
        invoke(program, callee.node, request);
        network.watch(program.fieldOf(callee, registered), (implementation) => call(implementation, request));
        return;
      case 'bound':
        call(callee.callee, { ...request, leading: [callee.self, ...request.leading] });
        return;
      case 'class':
        construct(callee.node, request);
        return;
      case 'instance':
        special(callee, '__call__', { ...request, kind: request.kind === 'construct' ? 'call' : request.kind });
        return;
      case 'static':
        call(callee.callee, request);
        return;
      case 'external':
        platformModel(callee.name)({ program, request, name: callee.name });
        return;
      case 'partial':
        network.watch(callee.callee, (inner) => call(inner, { ...request, args: [...callee.args, ...request.args] }));
        return;
      case 'accessor':
        refine(callee, request);
        return;
      default:
    }
  }

  /** `@name.setter` gives a property that has both. */
  function refine(callee: Value & { kind: 'accessor' }, request: Call): void {
    const { property, part } = callee;
    const [first] = request.args;
    if (property.kind !== 'property' || first === undefined) return;
    network.watch(first[1], (given) => {
      if (given.kind === 'property') return;
      network.add(request.into, part === 'setter' ? values.property(property.getter, given) : part === 'getter' ? values.property(given, property.setter) : property);
    });
  }

  function construct(node: ClassNode, request: Call): void {
    const kind: CallKind = request.kind === 'call' ? 'construct' : request.kind;
    for (const metaclass of metaclassesOf(node)) {
      if (isOwn(inheritance.definer(metaclass, '__call__'))) return network.watch(inheritance.find(metaclass, '__call__'), (own) => call(own, { ...request, kind, leading: [node.value, ...request.leading] }));
    }
    const leading = [node.instance, ...request.leading];
    if (isOwn(inheritance.definer(node, '__new__'))) {
      network.watch(inheritance.find(node, '__new__'), (made) => call(made.kind === 'static' ? made.callee : made, { ...request, kind, leading: [node.value, ...request.leading] }));
    } else network.add(request.into, node.instance);
    if (isOwn(inheritance.definer(node, '__init__'))) {
      network.watch(inheritance.find(node, '__init__'), (initializer) => {
        if (initializer.kind === 'function' || initializer.kind === 'partial') call(initializer, { ...request, kind, leading, into: -1 });
      });
      return;
    }
    program.found(request.site, node, kind);
    fillFields(node, request);
    if (isOwn(inheritance.definer(node, '__post_init__'))) special(node.instance, '__post_init__', { site: request.site, args: [], into: -1 });
  }

  /** Dataclasses and named tuples take what their bodies declare. */
  function fillFields(node: ClassNode, request: Call): void {
    const names = [...node.order].reverse().flatMap((ancestor) => (typeof ancestor === 'string' ? [] : ancestor.fact.annotated.map(([name]) => name)));
    request.args.forEach(([kind, slot, keyword], index) => {
      const name = kind === 'name' ? keyword : kind === 'position' ? names[index] : undefined;
      if (name !== undefined && names.includes(name)) network.flow(slot, program.fieldOf(node.instance, name));
    });
  }

  const special: Program['special'] = (value, name, request) => {
    const type = value.kind === 'instance' ? value.node : null;
    if (type === null) {
      if (value.kind !== 'class') return false;
      const metaclass = metaclassesOf(value.node).find((candidate) => isOwn(inheritance.definer(candidate, name)));
      if (metaclass === undefined) return false;
      network.watch(inheritance.find(metaclass, name), (method) => call(method, { kind: 'implicit', ...request, leading: [value] }));
      return true;
    }
    if (!isOwn(inheritance.definer(type, name))) return false;
    network.watch(program.attribute(value, name).values, (method) => call(method, { kind: 'implicit', ...request, leading: [] }));
    return true;
  };

  return { call, construct, special };
}

function isOwn(definer: ClassNode | string | null): boolean {
  return definer !== null && typeof definer !== 'string';
}
