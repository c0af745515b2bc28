import type { Network } from './network.js';
import type { Box, Value } from './value.js';

/** Keys that are kept apart. */
const maxFields = 100;

/** An empty box. */
export function createBox(network: Network, kind: Box['kind']): Box {
  const box: Box = { kind, fields: new Map(), others: network.newSlot(), all: network.newSlot(), keys: network.newSlot(), copies: new Map() };
  network.flow(box.others, box.all);
  return box;
}

/** The slot under a constant key. */
export function fieldOf(network: Network, box: Box, key: string): number {
  const known = box.fields.get(key);
  if (known !== undefined) return known;
  if (box.fields.size >= maxFields) return box.others;
  const slot = network.newSlot();
  box.fields.set(key, slot);
  network.flow(slot, box.all);
  for (const [copy, shift] of box.copies) copyField(network, copy, key, shift, slot);
  return slot;
}

/** Whatever is or comes into a box is in the other as well; numbered, so many places further down. A shift that is not known is `null`. */
export function copyInto(network: Network, from: Box, into: Box, shift: number | null = 0): void {
  if (from === into || from.copies.has(into)) return;
  from.copies.set(into, shift);
  for (const [key, slot] of from.fields) copyField(network, into, key, shift, slot);
  network.flow(from.others, into.others);
  network.flow(from.keys, into.keys);
}

function copyField(network: Network, into: Box, key: string, shift: number | null, slot: number): void {
  const place = shift === null ? Number.NaN : Number(key.slice(1)) - shift;
  if (shift === 0) network.flow(slot, fieldOf(network, into, key));
  else if (Number.isNaN(place)) network.flow(slot, into.others);
  else if (place >= 0) network.flow(slot, fieldOf(network, into, `i${String(place)}`));
}

/** The name of a constant as a key, or `null`. */
export function keyOf(value: Value): string | null {
  return value.kind === 'text' ? `s${value.text}` : value.kind === 'number' ? `i${String(value.number)}` : null;
}

/** What is under a constant key flows into a slot. */
export function readField(network: Network, box: Box, key: string, into: number): void {
  network.flow(fieldOf(network, box, key), into);
  network.flow(box.others, into);
}
