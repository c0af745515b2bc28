import type { ClassNode } from './value.js';

type Ancestor = ClassNode | string;

/** Longer chains of inheritance are not believed. */
const maxOrder = 200;

/** The order in which attributes are looked for: C3, as Python has it; where that has no answer, depth first. */
export function classOrder(node: ClassNode): Ancestor[] {
  const known = node.bases.flatMap((base) => [...base]).filter((base) => base !== node);
  const bases = [...new Set(known)];
  const [only] = bases;
  if (bases.length === 0) return [node];
  if (bases.length === 1 && only !== undefined) return [node, ...(typeof only === 'string' ? [only] : only.order.filter((ancestor) => ancestor !== node))].slice(0, maxOrder);
  const sequences = [...bases.map((base) => (typeof base === 'string' ? [base] : base.order.filter((ancestor) => ancestor !== node))), bases];
  const order: Ancestor[] = [node];
  let waiting = sequences.map((sequence) => [...sequence]).filter(({ length }) => length > 0);
  while (waiting.length > 0 && order.length < maxOrder) {
    const tails = new Set(waiting.flatMap((sequence) => sequence.slice(1)));
    const next = waiting.map(([head]) => head).find((head) => head !== undefined && !tails.has(head)) ?? waiting[0]?.[0];
    if (next === undefined) break;
    order.push(next);
    waiting = waiting.map((sequence) => sequence.filter((ancestor) => ancestor !== next)).filter(({ length }) => length > 0);
  }
  return order;
}
