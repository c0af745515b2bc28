import { addNames } from './bindings.js';
import { environment } from './environment.js';
import { narrowed } from './narrowing.js';
import { emitInto, nothing, type Reading } from './reading.js';
import { createScope } from './scope.js';
import { part, type Syntax } from './syntax-tree.js';
import { assign } from './targets.js';

/** `[body for target in iterable if condition]` and its kin: a box that is filled. */
export function readComprehension(reading: Reading, node: Syntax): number {
  const outer = reading.scope;
  const clauses = node.children.filter(({ type }) => type === 'for_in_clause' || type === 'if_clause');
  const names = new Set<string>();
  for (const clause of clauses) addNames(part(clause, 'left'), names, reading.textOf);
  const inner = createScope({ ...outer, kind: 'comprehension', parent: outer, locals: names, globals: new Set(), nonlocals: new Set(), environment: environment(null), bound: new Map(), shared: new Map() });
  const isDictionary = node.type === 'dictionary_comprehension';
  const box = emitInto(reading, (into) => ['box', into, isDictionary ? 'dict' : node.type === 'set_comprehension' ? 'set' : 'list']);
  reading.recent.clear();
  reading.scope = inner;
  clauses.forEach((clause, index) => {
    if (clause.type === 'if_clause') {
      for (const condition of clause.children) {
        reading.expression(condition);
        narrowed(reading, condition, true);
      }
      return;
    }
    const right = part(clause, 'right');
    const left = part(clause, 'left');
    if (index === 0) reading.scope = outer;
    const from = right === null ? nothing : reading.expression(right);
    reading.scope = inner;
    const element = from === nothing ? nothing : emitInto(reading, (into) => ['iterate', into, from, clause.line]);
    if (left !== null) assign(reading, left, element);
  });
  const body = part(node, 'body');
  if (body !== null) {
    const key = isDictionary ? part(body, 'key') : null;
    const value = isDictionary ? part(body, 'value') : body;
    if (key !== null) reading.expression(key);
    const slot = value === null ? nothing : reading.expression(value);
    if (slot !== nothing) reading.emit(['store', box, nothing, slot, body.line]);
  }
  for (const [name, shared] of inner.shared) for (const bound of inner.bound.get(name) ?? []) reading.emit(['copy', shared, bound]);
  reading.scope = outer;
  reading.recent.clear();
  return box;
}
