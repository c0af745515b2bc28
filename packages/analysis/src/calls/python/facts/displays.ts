import type { BoxKind } from './operation.js';
import { constant } from './literals.js';
import { emitInto, nothing, type Reading } from './reading.js';
import { part, type Syntax } from './syntax-tree.js';

/** Elements of a literal that are kept apart by their place; what comes later is one with the others. */
const maxApart = 64;

/** `[a, b]`, `(a, b)`, `{a, b}`, `a, b`. */
export function readSequence(reading: Reading, node: Syntax): number {
  const kind: BoxKind = node.type === 'list' || node.type === 'set' ? node.type : 'tuple';
  const slots = node.children.map((child) => ({ child, slot: readElement(reading, child) }));
  const box = emitInto(reading, (into) => ['box', into, kind]);
  let apart = kind !== 'set';
  slots.forEach(({ child, slot }, index) => {
    if (child.type === 'list_splat') apart = false;
    if (slot === nothing) return;
    const isPlain = child.type !== 'list_splat' && reading.constants.has(slot);
    if (isPlain && slots.length > maxApart) return;
    const key = apart && index < maxApart ? constant(reading, { number: index }) : nothing;
    reading.emit(['store', box, key, slot, child.line]);
  });
  return box;
}

function readElement(reading: Reading, node: Syntax): number {
  if (node.type !== 'list_splat') return reading.expression(node);
  const [inner] = node.children;
  const from = inner === undefined ? nothing : reading.expression(inner);
  return from === nothing ? nothing : emitInto(reading, (into) => ['iterate', into, from, node.line]);
}

/** `{key: value, **others}` */
export function readDictionary(reading: Reading, node: Syntax): number {
  const pairs = node.children.map((child) => {
    const key = part(child, 'key');
    const value = part(child, 'value');
    const [inner] = child.children;
    if (child.type === 'dictionary_splat') return { line: child.line, splat: inner === undefined ? nothing : reading.expression(inner), key: nothing, value: nothing };
    return { line: child.line, splat: nothing, key: key === null ? nothing : reading.expression(key), value: value === null ? nothing : reading.expression(value) };
  });
  const box = emitInto(reading, (into) => ['box', into, 'dict']);
  for (const { line, splat, key, value } of pairs) {
    if (splat !== nothing) reading.emit(['store', box, nothing, emitInto(reading, (into) => ['item', into, splat, nothing, line]), line]);
    else if (!(pairs.length > maxApart && (value === nothing || reading.constants.has(value)))) reading.emit(['store', box, key, value, line]);
  }
  return box;
}
