import { bindingsOf } from './bindings.js';
import { environment, slotOf, type Environment } from './environment.js';
import { branch, branches, emitInto, meet, nothing, type Reading } from './reading.js';
import { part, type Syntax } from './syntax-tree.js';
import { assign } from './targets.js';
import { narrowed } from './narrowing.js';

/** `for target in iterable: body` */
export function readFor(reading: Reading, node: Syntax): void {
  const left = part(node, 'left');
  const right = part(node, 'right');
  const from = right === null ? nothing : reading.expression(right);
  readLoop(reading, node, () => {
    const element = from === nothing ? nothing : emitInto(reading, (into) => ['iterate', into, from, node.line]);
    if (left !== null) assign(reading, left, element);
  });
}

/** `while condition: body` */
export function readWhile(reading: Reading, node: Syntax): void {
  const condition = part(node, 'condition');
  readLoop(reading, node, () => {
    if (condition === null) return;
    reading.expression(condition);
    narrowed(reading, condition, true);
  });
}

/** What the body binds is, at its start, what it was before or what the last turn left. */
function readLoop(reading: Reading, node: Syntax, head: () => void): void {
  const { scope } = reading;
  const body = part(node, 'body');
  const below = scope.environment;
  const changing = [...bindingsOf(body === null ? [] : [body], reading.source).names].filter((name) => scope.locals.has(name));
  const starts = changing.map((name) => {
    const before = slotOf(name, below);
    const start = reading.newSlot();
    if (before !== null && before >= 0) reading.emit(['copy', start, before]);
    return { name, start };
  });
  const loop = { breaks: [] as Environment[], continues: [] as Environment[], below };
  const turn = branch(reading, below, () => {
    head();
    reading.loops.push(loop);
    reading.statements(body?.children ?? []);
    reading.loops.pop();
  }, new Map(starts.map(({ name, start }) => [name, start])));
  for (const { name, start } of starts) {
    for (const end of [turn, ...loop.continues]) {
      const slot = end.over ? null : slotOf(name, end);
      if (slot !== null && slot !== start && slot >= 0) reading.emit(['copy', start, slot]);
    }
  }
  meet(reading, below, [turn, environment(below), ...loop.breaks]);
  const alternative = part(node, 'alternative');
  if (alternative !== null) branches(reading, [() => reading.statements(part(alternative, 'body')?.children ?? []), () => undefined]);
}

/** `break` and `continue`: what the names mean there counts where it leads to. */
export function leaveLoop(reading: Reading, to: 'breaks' | 'continues'): void {
  const loop = reading.loops.at(-1);
  const here = reading.scope.environment;
  if (loop !== undefined && !here.over) loop[to].push(snapshot(here, loop.below));
  here.over = true;
}

/** What changed since `below`. */
function snapshot(end: Environment, below: Environment): Environment {
  const slots = new Map<string, number>();
  for (let current: Environment | null = end; current !== null && current !== below; current = current.below) {
    for (const [name, slot] of current.slots) if (!slots.has(name)) slots.set(name, slot);
  }
  return { below, slots, over: false };
}
