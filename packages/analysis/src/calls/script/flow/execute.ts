import { callKinds, Op } from '../facts/file-facts.js';
import { createValue, hidden, type FlowValue } from './flow-value.js';
import type { Flow, FlowCall, FlowFile } from './flow.js';
import { elementsIn } from './iteration.js';
import { copyFields, eachField, elementsOf, field, parentsOf, storeIn, storeSomewhere, visitMember, writtenField } from './members.js';
import { exportAll, importInto, type ModuleLinks } from './modules.js';
import { textValue } from './natives/objects.js';
import { globalSlot } from './platform.js';
import { awaited, promiseOf } from './results.js';

/** A file whose instructions are carried out. */
interface Execution {
  flow: Flow;
  links: ModuleLinks;
  file: FlowFile;
  number: number;
}

type Operands = readonly number[];

/** Instructions that say what there is. They come before all others: what is nearer can then hide what is farther. */
const definitions = new Set<number>([Op.copy, Op.function, Op.class, Op.object, Op.array, Op.text, Op.store, Op.accessor, Op.inherit, Op.import, Op.exportAll, Op.global, Op.setGlobal, Op.implements]);

/** Carries out the instructions of a file: those that say what there is, or those that do something with it. */
export function execute(flow: Flow, links: ModuleLinks, number: number, pass: 'definitions' | 'actions'): void {
  const file = flow.files[number];
  if (file === undefined) return;
  const execution: Execution = { flow, links, file, number };
  const { ops } = file.facts;
  for (let at = 0; at < ops.length; ) {
    const op = ops[at] ?? 0;
    const count = ops[at + 1] ?? 0;
    if (definitions.has(op) === (pass === 'definitions')) instructions[op]?.(execution, ops.slice(at + 2, at + 2 + count));
    at += 2 + count;
  }
}

function at({ file }: Execution, slot: number | undefined): number {
  return slot === undefined || slot < 0 ? -1 : slot + file.first;
}

function textAt({ file }: Execution, number: number | undefined): string {
  return file.facts.texts[number ?? -1] ?? '';
}

/** A value that stands for a function or class of a file: one. */
function codeValue({ file, number }: Execution, kind: 'function' | 'class', code: number): FlowValue {
  const known = kind === 'function' ? file.functions : file.classes;
  return (known[code] ??= createValue(kind, '', number, code));
}

function call({ flow, number, file }: Execution, [kind = 0, owner = 0, line = 0, to = 0]: Operands, self: number, given: Operands): FlowCall {
  const place = { id: flow.places, file: number, owner, line };
  flow.places += 1;
  return {
    place,
    kind: callKinds[kind] ?? 'call',
    self: self < 0 ? -1 : self + file.first,
    given: given.map((each) => (each >= 0 ? each + file.first : each === -1 ? -1 : each - file.first)),
    to: to + file.first,
  };
}

/** Reading a property may call a getter. */
function load(execution: Execution, from: number, name: string, to: number, owner: number, line: number): void {
  const { flow, number } = execution;
  const place = { id: flow.places, file: number, owner, line };
  flow.places += 1;
  flow.network.each(from, (object) => {
    visitMember(flow, object, {
      name,
      found: (slot) => flow.network.copy(slot, to),
      getter: (slot) => flow.network.each(slot, (getter) => flow.invoke({ place, kind: 'property', self: -1, given: [], to }, getter, object)),
    });
  });
}

function loadAny(execution: Execution, [to, object, key, owner = 0, line = 0]: Operands): void {
  const { flow } = execution;
  const { network } = flow;
  const [target, from, name] = [at(execution, to), at(execution, object), at(execution, key)];
  network.each(name, (value) => {
    if (value.kind === 'text') load(execution, from, value.name, target, owner, line);
  });
  network.each(from, (value) => {
    if (value.kind === 'array') network.copy(elementsOf(flow, value), target);
    else if (value.kind === 'external') network.add(target, value);
    else if (value.kind === 'object') network.copy(field(flow, value, hidden.unknown), target);
  });
  // Where nobody knows which property it is, it may be any.
  flow.later.push(() => {
    if (network.values(name).some(({ kind }) => kind === 'text')) return;
    network.each(from, (value) => {
      if (value.kind !== 'object') return;
      eachField(value, (property, slot) => {
        if (!property.startsWith('[get') && property !== '__proto__') network.copy(slot, target);
      });
    });
  });
}

const instructions: Readonly<Record<number, (execution: Execution, operands: Operands) => void>> = {
  [Op.copy]: (execution, [to, from]) => execution.flow.network.copy(at(execution, from), at(execution, to)),
  [Op.function]: (execution, [to, code = 0]) => execution.flow.network.add(at(execution, to), codeValue(execution, 'function', code)),
  [Op.class]: (execution, [to, code = 0]) => {
    const { flow, file } = execution;
    const value = codeValue(execution, 'class', code);
    const fact = file.facts.classes[code];
    flow.network.add(at(execution, to), value);
    if (fact === undefined) return;
    flow.network.copy(field(flow, value, 'prototype'), at(execution, fact.prototype));
    flow.network.each(at(execution, fact.parent), (parent) => addHeir(flow, parent, value));
  },
  [Op.object]: (execution, [to]) => execution.flow.network.add(at(execution, to), createValue('object', to === execution.file.facts.exports ? 'exports' : '')),
  [Op.array]: (execution, [to]) => {
    const list = createValue('array');
    elementsOf(execution.flow, list);
    execution.flow.network.add(at(execution, to), list);
  },
  [Op.text]: (execution, [to, name]) => execution.flow.network.add(at(execution, to), textValue(execution.flow, textAt(execution, name))),
  [Op.load]: (execution, [to, object, name, owner = 0, line = 0]) => load(execution, at(execution, object), textAt(execution, name), at(execution, to), owner, line),
  [Op.loadAny]: loadAny,
  [Op.store]: (execution, [object, name, from, owner = 0, line = 0]) => {
    const { flow, number } = execution;
    const property = textAt(execution, name);
    const place = { id: flow.places, file: number, owner, line };
    flow.places += 1;
    flow.network.each(at(execution, object), (value) => {
      storeIn(flow, value, property, at(execution, from));
      if (!flow.accessors.has(property)) return;
      const setters = (slot: number): void => {
        flow.network.each(slot, (setter) => flow.invoke({ place, kind: 'property', self: -1, given: [at(execution, from)], to: flow.network.slot() }, setter, value));
      };
      visitMember(flow, value, { name: `[set ${property}]`, found: setters });
    });
  },
  [Op.storeAny]: (execution, [object, key, from]) => {
    const { flow } = execution;
    const [to, name, value] = [at(execution, object), at(execution, key), at(execution, from)];
    flow.network.each(to, (target) => {
      flow.network.each(name, (text) => {
        if (text.kind === 'text') storeIn(flow, target, text.name, value);
      });
      if (target.kind === 'array') storeSomewhere(flow, target, value);
    });
    flow.later.push(() => {
      if (flow.network.values(name).some(({ kind }) => kind === 'text')) return;
      flow.network.each(to, (target) => storeSomewhere(flow, target, value));
    });
  },
  [Op.accessor]: (execution, [object, name, from, isSetter]) => {
    const { flow } = execution;
    const property = `[${isSetter === 1 ? 'set' : 'get'} ${textAt(execution, name)}]`;
    flow.network.each(at(execution, object), (value) => flow.network.copy(at(execution, from), writtenField(flow, value, property)));
  },
  [Op.inherit]: (execution, [object, from]) => {
    const { flow } = execution;
    flow.network.each(at(execution, object), (value) => flow.network.copy(at(execution, from), parentsOf(flow, value)));
  },
  [Op.call]: (execution, [kind, owner, line, to, callee, self = -1, ...given]) => {
    const { flow } = execution;
    const made = call(execution, [kind ?? 0, owner ?? 0, line ?? 0, to ?? 0], self, given);
    flow.sites.push(made);
    flow.network.each(at(execution, callee), (target) => flow.invoke(made, target, null));
  },
  [Op.method]: (execution, [kind, owner, line, to, object, name, ...given]) => {
    const { flow } = execution;
    const made = call(execution, [kind ?? 0, owner ?? 0, line ?? 0, to ?? 0], -1, given);
    flow.sites.push(made);
    callMember(flow, made, at(execution, object), textAt(execution, name));
  },
  [Op.import]: ({ flow, links, file, ...rest }, [to, specifier, name]) => {
    const execution = { flow, links, file, ...rest };
    importInto(flow, links, file, textAt(execution, specifier), textAt(execution, name), at(execution, to));
  },
  [Op.exportAll]: (execution, [specifier]) => exportAll(execution.flow, execution.links, execution.file, textAt(execution, specifier)),
  [Op.global]: (execution, [to, name]) => execution.flow.network.copy(globalSlot(execution.flow, textAt(execution, name)), at(execution, to)),
  [Op.setGlobal]: (execution, [name, from]) => execution.flow.network.copy(at(execution, from), globalSlot(execution.flow, textAt(execution, name))),
  [Op.await]: (execution, [to, from]) => awaited(execution.flow, at(execution, from), at(execution, to)),
  [Op.promise]: (execution, [to, from]) => execution.flow.network.add(at(execution, to), promiseOf(execution.flow, at(execution, from), createValue('promise'))),
  [Op.iterate]: (execution, [to, from, owner = 0, line = 0]) => {
    const { flow, number } = execution;
    const place = { id: flow.places, file: number, owner, line };
    flow.places += 1;
    elementsIn(flow, place, at(execution, from), at(execution, to));
  },
  [Op.element]: (execution, [to, from, index = 0, owner = 0, line = 0]) => {
    const { flow, number } = execution;
    const place = { id: flow.places, file: number, owner, line };
    flow.places += 1;
    const others = flow.network.slot();
    flow.network.each(at(execution, from), (value) => {
      if (value.kind !== 'array') return flow.network.add(others, value);
      flow.network.copy(field(flow, value, String(index)), at(execution, to));
      flow.network.copy(field(flow, value, hidden.position), at(execution, to));
    });
    elementsIn(flow, place, others, at(execution, to));
  },
  [Op.implements]: (execution, [object, type]) => {
    const { flow } = execution;
    flow.network.each(at(execution, type), (declared) => flow.network.each(at(execution, object), (value) => addHeir(flow, declared, value)));
  },
  [Op.spread]: (execution, [to, from]) => {
    const { flow } = execution;
    flow.network.each(at(execution, from), (given) => flow.network.each(at(execution, to), (object) => copyFields(flow, given, object)));
  },
  [Op.keys]: (execution, [to, from]) => {
    const { flow } = execution;
    flow.network.each(at(execution, from), (object) => {
      if (object.kind === 'object') eachField(object, (name) => !name.startsWith('[') && name !== '__proto__' && flow.network.add(at(execution, to), textValue(flow, name)));
    });
  },
  [Op.instance]: (execution, [to, type]) => execution.flow.declared.push({ kind: 'instance', to: at(execution, to), name: '', from: at(execution, type) }),
  [Op.declared]: (execution, [to, from]) => execution.flow.declared.push({ kind: 'slot', to: at(execution, to), name: '', from: at(execution, from) }),
  [Op.declaredField]: (execution, [self, name, from]) => execution.flow.declared.push({ kind: 'field', to: at(execution, self), name: textAt(execution, name), from: at(execution, from) }),
  [Op.home]: (execution, [self, object]) => execution.flow.declared.push({ kind: 'home', to: at(execution, self), name: '', from: at(execution, object) }),
};

/** Calls a member of whatever is in a slot. */
export function callMember(flow: Flow, made: FlowCall, object: number, name: string): void {
  const { network } = flow;
  network.each(object, (self) => {
    if (self.kind === 'external' && self.name === '') return flow.invoke(made, self, self);
    visitMember(flow, self, {
      name,
      found: (slot) => network.each(slot, (target) => flow.invoke(made, target, self)),
      getter: (slot) => {
        const got = network.slot();
        network.each(slot, (getter) => flow.invoke({ ...made, kind: 'property', self: -1, given: [], to: got }, getter, self));
        network.each(got, (target) => flow.invoke(made, target, self));
      },
    });
  });
}

/** Notes that a class or object has all that another class or an interface has. */
function addHeir({ heirs }: Flow, parent: FlowValue, heir: FlowValue): void {
  const known = heirs.get(parent);
  if (known === undefined) heirs.set(parent, new Set([heir]));
  else known.add(heir);
}

