import { emitInto, nothing, type Reading } from './reading.js';
import { part, parts, type Syntax } from './syntax-tree.js';

/** `object.name` */
export function readAttribute(reading: Reading, node: Syntax): number {
  const object = part(node, 'object');
  const attribute = part(node, 'attribute');
  const from = object === null ? nothing : reading.expression(object);
  if (from === nothing || attribute === null) return nothing;
  const name = reading.textOf(attribute);
  const key = `${String(from)}.${name}`;
  const recent = reading.recent.get(key);
  if (recent !== undefined) return recent;
  const into = emitInto(reading, (slot) => ['get', slot, from, name, node.line]);
  reading.recent.set(key, into);
  return into;
}

/** `object[key]`, `object[1:2]` */
export function readSubscript(reading: Reading, node: Syntax): number {
  const value = part(node, 'value');
  const from = value === null ? nothing : reading.expression(value);
  const [first, ...more] = parts(node, 'subscript');
  if (first?.type === 'slice' && more.length === 0) return readSlice(reading, first, from);
  const key = readKey(reading, node);
  if (from === nothing) return nothing;
  const path = pathOf(reading, from, key);
  const recent = path === null ? undefined : reading.recent.get(path);
  if (recent !== undefined) return recent;
  const into = emitInto(reading, (slot) => ['item', slot, from, key, node.line]);
  if (path !== null) reading.recent.set(path, into);
  return into;
}

/** The key of a subscript. */
export function readKey(reading: Reading, node: Syntax): number {
  const keys = parts(node, 'subscript');
  const slots = keys.map((key) => reading.expression(key));
  const [only = nothing] = slots;
  return slots.length === 1 ? only : nothing;
}

/** Names an item with a constant key, or `null`. */
export function pathOf(reading: Reading, from: number, key: number): string | null {
  const constant = reading.constants.get(key);
  return constant === undefined ? null : `${String(from)}[${constant}]`;
}

function readSlice(reading: Reading, slice: Syntax, from: number): number {
  const bounds = slice.children.map((child) => (child.type === ':' ? null : { at: child, slot: reading.expression(child) }));
  if (from === nothing) return nothing;
  const start = bounds[0];
  const constant = start === null || start === undefined ? 'i0' : reading.constants.get(start.slot);
  const first = constant !== undefined && constant.startsWith('i') ? Number(constant.slice(1)) : nothing;
  return emitInto(reading, (into) => ['slice', into, from, first, slice.line]);
}
