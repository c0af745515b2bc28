import { pathOf, readKey } from './access.js';
import { unbound } from './environment.js';
import { constant } from './literals.js';
import { bindName, emitInto, nothing, type Reading } from './reading.js';
import { part, type Syntax } from './syntax-tree.js';

const sequences = new Set(['pattern_list', 'tuple_pattern', 'list_pattern', 'tuple', 'list', 'expression_list']);

/** Gives a value to what stands on the left of `=`, behind `for` and behind `as`. */
export function assign(reading: Reading, target: Syntax, slot: number): void {
  switch (target.type) {
    case 'identifier':
      bindName(reading, reading.textOf(target), slot);
      return;
    case 'attribute':
      assignAttribute(reading, target, slot);
      return;
    case 'subscript':
      assignItem(reading, target, slot);
      return;
    case 'as_pattern_target':
    case 'parenthesized_expression':
    case 'list_splat_pattern':
    case 'list_splat':
      for (const child of target.children) assign(reading, child, slot);
      return;
    default:
      if (sequences.has(target.type)) unpack(reading, target, slot);
      else reading.expression(target);
  }
}

/** `a, (b, *c) = value` */
function unpack(reading: Reading, target: Syntax, from: number): void {
  const starred = target.children.findIndex(isStarred);
  target.children.forEach((child, index) => {
    if (from === nothing) return assign(reading, child, nothing);
    const place = starred === -1 || index < starred ? index : nothing;
    const element = emitInto(reading, (into) => ['unpack', into, from, place, child.line]);
    if (index !== starred) return assign(reading, child, element);
    const box = emitInto(reading, (into) => ['box', into, 'list']);
    reading.emit(['store', box, nothing, element, child.line]);
    assign(reading, child, box);
  });
}

/** `a, (b, c) = x, (y, z)`: each its own, once all are read. Gives `null` where it is not written so. */
export function pairwise(reading: Reading, target: Syntax, value: Syntax): (() => void) | null {
  if (!sequences.has(target.type) || !sequences.has(value.type) || value.children.some(isStarred)) return null;
  const starred = target.children.findIndex(isStarred);
  const extra = value.children.length - target.children.length;
  if (starred === -1 ? extra !== 0 : extra < -1) return null;
  const assignments = target.children.map((child, index) => {
    if (index === starred) {
      const slots = value.children.slice(index, index + extra + 1).map((element) => reading.expression(element));
      return () => assign(reading, child, boxOf(reading, slots, child.line));
    }
    const element = value.children[starred !== -1 && index > starred ? index + extra : index];
    if (element === undefined) return () => undefined;
    const nested = pairwise(reading, child, element);
    if (nested !== null) return nested;
    const slot = reading.expression(element);
    return () => assign(reading, child, slot);
  });
  return () => {
    for (const run of assignments) run();
  };
}

function boxOf(reading: Reading, slots: readonly number[], line: number): number {
  const box = emitInto(reading, (into) => ['box', into, 'list']);
  slots.forEach((slot, index) => {
    if (slot !== nothing) reading.emit(['store', box, constant(reading, { number: index }), slot, line]);
  });
  return box;
}

function isStarred({ type }: Syntax): boolean {
  return type === 'list_splat_pattern' || type === 'list_splat';
}

function assignAttribute(reading: Reading, target: Syntax, slot: number): void {
  const object = part(target, 'object');
  const attribute = part(target, 'attribute');
  const on = object === null ? nothing : reading.expression(object);
  if (on === nothing || attribute === null) return;
  const name = reading.textOf(attribute);
  noteAssigned(reading, on, name);
  reading.emit(['set', on, name, slot, target.line]);
  if (slot !== nothing) reading.recent.set(`${String(on)}.${name}`, slot);
}

/** `self.name = …` in a method. */
function noteAssigned(reading: Reading, on: number, name: string): void {
  const executing = reading.functions[reading.scope.executes];
  const owner = executing === undefined ? undefined : reading.classes[executing.superClass];
  if (owner !== undefined && executing?.superSelf === on && !owner.assigned.includes(name)) owner.assigned.push(name);
}

function assignItem(reading: Reading, target: Syntax, slot: number): void {
  const value = part(target, 'value');
  const on = value === null ? nothing : reading.expression(value);
  const key = readKey(reading, target);
  if (on === nothing) return;
  reading.emit(['store', on, key, slot, target.line]);
  const path = pathOf(reading, on, key);
  if (path !== null && slot !== nothing) reading.recent.set(path, slot);
}

/** `del name`, `del a[b]`. */
export function remove(reading: Reading, target: Syntax): void {
  if (sequences.has(target.type)) for (const child of target.children) remove(reading, child);
  else if (target.type === 'identifier') reading.scope.environment.slots.set(reading.textOf(target), unbound);
  else if (target.type === 'subscript') {
    const value = part(target, 'value');
    const on = value === null ? nothing : reading.expression(value);
    const key = readKey(reading, target);
    if (on !== nothing) reading.emit(['delete', on, key, target.line]);
  } else reading.expression(target);
}

/** Reads the right side and gives it to all that stands on the left: `a = b, c = value`. */
export function assignAll(reading: Reading, targets: readonly Syntax[], value: Syntax): void {
  const [only] = targets;
  const parallel = targets.length === 1 && only !== undefined ? pairwise(reading, only, value) : null;
  if (parallel !== null) return parallel();
  const slot = reading.expression(value);
  for (const target of targets) assign(reading, target, slot);
}
