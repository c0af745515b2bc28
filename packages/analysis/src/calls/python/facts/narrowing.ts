import { slotOf } from './environment.js';
import { emitInto, merged, nothing, readName, type Reading } from './reading.js';
import { scopeOf } from './scope.js';
import { part, type Syntax } from './syntax-tree.js';

/** In what follows, a condition was true or false: names that it tells the class of are that. */
export function narrowed(reading: Reading, condition: Syntax, truth: boolean, depth = 0): void {
  const [inner] = condition.children;
  if (depth > 20 || inner === undefined) return;
  if (condition.type === 'parenthesized_expression') narrowed(reading, inner, truth, depth + 1);
  else if (condition.type === 'not_operator') narrowed(reading, inner, !truth, depth + 1);
  else if (condition.type === 'boolean_operator') {
    if ((part(condition, 'operator')?.type === 'and') !== truth) return;
    for (const side of condition.children) if (side.field !== 'operator') narrowed(reading, side, truth, depth + 1);
  } else if (truth && condition.type === 'call') narrowInstance(reading, condition);
}

function narrowInstance(reading: Reading, call: Syntax): void {
  const callee = part(call, 'function');
  const [value, classes] = part(call, 'arguments')?.children ?? [];
  if (callee === null || reading.textOf(callee) !== 'isinstance' || value?.type !== 'identifier' || classes === undefined) return;
  const name = reading.textOf(value);
  if (scopeOf(name, reading.scope) !== reading.scope || slotOf(name, reading.scope.environment) === null) return;
  const named = classes.type === 'tuple' ? classes.children : [classes];
  if (!named.every(({ type }) => type === 'identifier' || type === 'attribute')) return;
  const slots = named.map((node) => reading.expression(node));
  const from = readName(reading, name);
  if (from === nothing || slots.includes(nothing)) return;
  const wanted = merged(reading, slots);
  reading.scope.environment.slots.set(name, emitInto(reading, (into) => ['narrow', into, from, wanted]));
}
