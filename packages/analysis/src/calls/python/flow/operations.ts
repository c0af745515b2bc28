import type { Argument, Operation } from '../facts/operation.js';
import { copyInto, fieldOf, keyOf, readField } from './boxes.js';
import { readAttribute, readBelow, writeAttribute } from './attribute-access.js';
import { narrow } from './narrow.js';
import type { Program } from './program.js';
import type { Site } from './site.js';
import type { FunctionNode, Value } from './value.js';

/** What is tried again where nothing arrived in a slot until everything else had settled. */
export interface Afterthought {
  /** `lookups`: keys that nothing is known of; `beliefs`: annotations, decorators that nobody knows. */
  stage: 'lookups' | 'beliefs';
  /** Only where nothing is in this slot. */
  empty: number;
  act: () => void;
}

/** Whether an operation only moves definitions around. These come first, so that classes know their bases before anything is looked up in them. */
export function isDefinition([code]: Operation): boolean {
  return code === 'copy' || code === 'function' || code === 'class' || code === 'builtin' || code === 'import' || code === 'from' || code === 'star' || code === 'get';
}

/** Sets up what an operation of a function does. */
export function apply(program: Program, caller: FunctionNode, operation: Operation, later: (thought: Afterthought) => void): void {
  const { network, values } = program;
  const { base } = caller.module;
  const at = (slot: number): number => (slot < 0 ? -1 : slot + base);
  const site = (line: number) => program.newSite({ caller, line });

  switch (operation[0]) {
    case 'copy':
      return network.flow(at(operation[2]), at(operation[1]));
    case 'literal': {
      const [, into, literal] = operation;
      return network.add(at(into), 'text' in literal ? values.text(literal.text) : 'number' in literal ? values.number(literal.number) : values.result(`builtins.${literal.type}`));
    }
    case 'function': {
      const made = caller.module.functions[operation[2]];
      return made === undefined ? undefined : network.add(at(operation[1]), made.value);
    }
    case 'class': {
      const made = caller.module.classes[operation[2]];
      return made === undefined ? undefined : network.add(at(operation[1]), made.value);
    }
    case 'box':
      return network.add(at(operation[1]), { kind: 'box', box: program.newBox(operation[2]) });
    case 'builtin':
      return network.flow(program.globalName(caller.module, operation[2]), at(operation[1]));
    case 'import':
      return network.add(at(operation[1]), program.importModule(caller.module, operation[2], operation[3]));
    case 'from':
      return network.flow(program.importName(caller.module, operation[2], operation[3]), at(operation[1]));
    case 'star':
      return;
    case 'get': {
      const read = { from: at(operation[2]), name: operation[3], into: at(operation[1]), caller, line: operation[4] };
      readAttribute(program, read);
      return later({ stage: 'lookups', empty: read.into, act: () => readBelow(program, read) });
    }
    case 'set':
      return writeAttribute(program, { on: at(operation[1]), name: operation[2], from: at(operation[3]), caller, line: operation[4] });
    case 'item': {
      const [, into, from, key, line] = operation;
      const here = site(line);
      network.watch(at(from), (value) => readItem(program, value, at(key), at(into), here));
      if (key !== -1) later({ stage: 'lookups', empty: at(key), act: () => network.watch(at(from), (value) => value.kind === 'box' && network.flow(value.box.all, at(into))) });
      return;
    }
    case 'store': {
      const [, on, key, from, line] = operation;
      const here = site(line);
      return network.watch(at(on), (value) => storeItem(program, value, at(key), at(from), here, later));
    }
    case 'delete': {
      const here = site(operation[3]);
      return network.watch(at(operation[1]), (value) => program.special(value, '__delitem__', { site: here, args: [['position', at(operation[2])]], into: -1 }));
    }
    case 'slice': {
      const [, into, from, first, line] = operation;
      const here = site(line);
      const box = program.newBox('list');
      network.watch(at(from), (value) => {
        if (value.kind !== 'box') {
          if (!program.special(value, '__getitem__', { site: here, args: [], into: at(into) }) && (value.kind === 'text' || value.kind === 'result')) network.add(at(into), value);
          return;
        }
        network.add(at(into), { kind: 'box', box });
        copyInto(network, value.box, box, first < 0 ? null : first);
      });
      return;
    }
    case 'iterate': {
      const here = site(operation[3]);
      return network.watch(at(operation[2]), (value) => program.iterate(value, at(operation[1]), here));
    }
    case 'unpack': {
      const [, into, from, index, line] = operation;
      const here = site(line);
      return network.watch(at(from), (value) => {
        if (value.kind !== 'box' || index < 0 || value.box.kind === 'dict' || value.box.kind === 'set') program.iterate(value, at(into), here);
        else readField(network, value.box, `i${String(index)}`, at(into));
      });
    }
    case 'enter': {
      const [, into, from, line, asynchronous] = operation;
      const here = site(line);
      const [enter, exit] = asynchronous ? ['__aenter__', '__aexit__'] : ['__enter__', '__exit__'];
      return network.watch(at(from), (value) => {
        if (value.kind === 'generator') return program.iterate(value, at(into), here);
        if (!program.special(value, enter, { site: here, args: [], into: at(into) }) && value.kind !== 'box') network.add(at(into), value);
        program.special(value, exit, { site: here, args: [], into: -1 });
      });
    }
    case 'call': {
      const [, into, callee, args, line] = operation;
      const here = program.newSite({ caller, line, isCall: true });
      const moved = args.map((argument): Argument => (argument[0] === 'name' ? ['name', at(argument[1]), argument[2]] : [argument[0], at(argument[1])]));
      return network.watch(at(callee), (value) => program.call(value, { site: here, kind: 'call', leading: [], args: moved, into: at(into) }));
    }
    case 'decorate': {
      const [, into, callee, decorated, line] = operation;
      const here = site(line);
      network.watch(at(callee), (value) => {
        program.call(value, { site: here, kind: 'implicit', leading: [], args: [['position', at(decorated)]], into: at(into) });
        // What the platform and packages make of a function behaves like it.
        if (value.kind === 'result' || (value.kind === 'external' && !wrappers.has(value.name))) network.flow(at(decorated), at(into));
      });
      return later({ stage: 'lookups', empty: at(callee), act: () => network.flow(at(decorated), at(into)) });
    }
    case 'operate': {
      const [, into, left, right, names, reflected, line] = operation;
      const here = site(line);
      const has = (value: Value, candidates: readonly string[], other: number): boolean => candidates.some((name) => program.special(value, name, { site: here, args: other < 0 ? [] : [['position', other]], into: at(into) }));
      network.watch(at(left), (value) => {
        if (has(value, names, at(right))) return;
        if (value.kind !== 'instance') network.add(at(into), value);
        if (reflected.length > 0) network.watch(at(right), (other) => has(other, reflected, at(left)));
      });
      if (left < 0 && reflected.length > 0) network.watch(at(right), (other) => has(other, reflected, at(left)));
      return;
    }
    case 'raise': {
      const here = site(operation[2]);
      return network.watch(at(operation[1]), (value) => {
        if (value.kind === 'class') program.construct(value.node, { site: here, kind: 'construct', leading: [], args: [], into: -1 });
      });
    }
    case 'instance':
      return later({ stage: 'beliefs', empty: at(operation[1]), act: () => makeInstances(program, at(operation[2]), at(operation[1])) });
    case 'narrow':
      narrow(program, at(operation[2]), at(operation[3]), at(operation[1]));
      return later({ stage: 'beliefs', empty: at(operation[1]), act: () => makeInstances(program, at(operation[3]), at(operation[1])) });
    case 'await': {
      const here = site(operation[3]);
      return network.watch(at(operation[2]), (value) => {
        if (!program.special(value, '__await__', { site: here, args: [], into: -1 })) network.add(at(operation[1]), value);
      });
    }
    case 'yield-from':
      return network.watch(at(operation[2]), (value) => {
        if (value.kind === 'generator') network.flow(value.node.fact.result + value.node.module.base, at(operation[1]));
      });
    default:
  }
}

function readItem(program: Program, value: Value, key: number, into: number, site: Site): void {
  const { network } = program;
  if (value.kind === 'box') {
    const { box } = value;
    if (key === -1) return network.flow(box.all, into);
    network.watch(key, (given) => {
      const name = keyOf(given);
      if (name === null || Number(name.slice(1)) < 0) network.flow(box.all, into);
      else readField(network, box, name, into);
    });
  } else if (!program.special(value, '__getitem__', { site, args: key === -1 ? [] : [['position', key]], into }) && value.kind === 'class') {
    program.special(value, '__class_getitem__', { site, args: [], into });
    network.add(into, value);
  } else if (value.kind === 'external' && /^builtins\.|(?:^|\.)[A-Z]\w*$/.test(value.name)) network.add(into, value);
}

function storeItem(program: Program, value: Value, key: number, from: number, site: Site, later: (thought: Afterthought) => void): void {
  const { network } = program;
  if (value.kind !== 'box') {
    program.special(value, '__setitem__', { site, args: [['position', key], ['position', from]], into: -1 });
    return;
  }
  const { box } = value;
  if (key === -1) return network.flow(from, box.others);
  if (box.kind === 'dict') network.flow(key, box.keys);
  network.watch(key, (given) => {
    const name = keyOf(given);
    network.flow(from, name === null ? box.others : fieldOf(network, box, name));
  });
  later({ stage: 'lookups', empty: key, act: () => network.flow(from, box.others) });
}

/** Decorators that make something else of what they are given. */
const wrappers = new Set(['builtins.property', 'functools.cached_property', 'abc.abstractproperty', 'builtins.staticmethod', 'builtins.classmethod']);

/** Instances of the classes in one slot arrive in the other. */
export function makeInstances(program: Program, classes: number, into: number): void {
  program.network.watch(classes, (value) => {
    // A protocol is what others are like: nothing is an instance of it alone.
    if (value.kind === 'class' && !value.node.order.some((ancestor) => typeof ancestor === 'string' && /^typing(?:_extensions)?\.Protocol$/.test(ancestor))) program.network.add(into, value.node.instance);
    if (value.kind === 'external') program.network.add(into, program.values.result(value.name));
  });
}
