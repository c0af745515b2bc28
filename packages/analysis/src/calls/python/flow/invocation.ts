import { fieldOf, readField } from './boxes.js';
import type { Call, Program } from './program.js';
import type { Box, FunctionNode, Value } from './value.js';

/** Binds the arguments of a call to the parameters of a function of the repository, and its result to whom asked. */
export function invoke(program: Program, node: FunctionNode, call: Call): void {
  const { network, values } = program;
  const { fact, module, rest, keywords } = node;
  const { parameters } = fact;
  const slotOf = (local: number): number => (local < 0 ? -1 : local + module.base);
  const isGenerator = fact.yields >= 0;
  const given = new Set<number>();
  let isOpen = false;

  const give = (index: number, from: number | Value): void => {
    const parameter = parameters[index];
    if (parameter === undefined) return;
    given.add(index);
    const into = slotOf(parameter.slot);
    const passes = !isGenerator && fact.passes.includes(index) ? call.into : -1;
    if (typeof from === 'number') {
      network.flow(from, into);
      network.flow(from, passes);
    } else {
      network.add(into, from);
      network.add(passes, from);
    }
  };
  const positional = parameters.filter(({ passing }) => passing !== 'name').length;
  const place = (index: number, from: number | Value): void => {
    if (index < positional) return give(index, from);
    if (rest === null) return;
    const slot = fieldOf(network, rest, `i${String(index - positional)}`);
    if (typeof from === 'number') network.flow(from, slot);
    else network.add(slot, from);
  };

  call.leading.forEach((value, index) => place(index, value));
  let next = call.leading.length;
  for (const [kind, slot, name] of call.args) {
    if (kind === 'position') {
      place(next, slot);
      next += 1;
    } else if (kind === 'name') giveByName(name, slot);
    else isOpen = true;
  }
  if (isOpen) spread(program, node, { call, next, positional, given: new Set(given), give });

  parameters.forEach((parameter, index) => {
    if (given.has(index) && !isOpen) return;
    network.flow(slotOf(parameter.default), slotOf(parameter.slot));
    if (!isGenerator && fact.passes.includes(index)) network.flow(slotOf(parameter.default), call.into);
  });
  if (isGenerator) network.add(call.into, values.generator(node));
  else network.flow(slotOf(fact.result), call.into);

  function giveByName(name: string, slot: number): void {
    const index = parameters.findIndex((parameter) => parameter.name === name && parameter.passing !== 'position');
    if (index !== -1) give(index, slot);
    else if (keywords !== null) network.flow(slot, fieldOf(network, keywords, `s${name}`));
  }
}

interface Spread {
  call: Call;
  /** The first place that nothing was written for. */
  next: number;
  positional: number;
  given: ReadonlySet<number>;
  give: (index: number, from: number) => void;
}

/** `*args` and `**kwargs` of a call: what is in them reaches the parameters that nothing else was written for. */
function spread(program: Program, node: FunctionNode, { call, next, positional, given, give }: Spread): void {
  const { network } = program;
  const { rest, keywords, fact } = node;
  const free = fact.parameters.map((parameter, index) => ({ index, name: parameter.name })).filter(({ index }) => !given.has(index));
  const field = (box: Box, key: string): number => {
    const into = network.newSlot();
    readField(network, box, key, into);
    return into;
  };
  for (const [kind, slot] of call.args) {
    if (kind !== 'rest' && kind !== 'keywords') continue;
    network.watch(slot, (value) => {
      const box = value.kind === 'box' ? value.box : null;
      if (kind === 'keywords') {
        if (box === null) return;
        for (const { index, name } of free) give(index, field(box, `s${name}`));
        if (keywords !== null) network.flow(box.all, keywords.others);
        return;
      }
      const any = network.newSlot();
      program.iterate(value, any, call.site);
      for (const { index } of free) if (index >= next && index < positional) give(index, box === null ? any : field(box, `i${String(index - next)}`));
      if (rest !== null) network.flow(any, rest.others);
    });
  }
}
