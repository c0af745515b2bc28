import { annotationOf } from './annotations.js';
import { bindingsOf } from './bindings.js';
import { readArguments } from './call-expressions.js';
import { slotOf } from './environment.js';
import { within } from './functions.js';
import { emitInto, nothing, sharedSlot, type Reading } from './reading.js';
import { createScope } from './scope.js';
import { part, type Syntax } from './syntax-tree.js';

/** `class Name(bases, metaclass=M): body`: the slot of the class, before its decorators. */
export function readClass(reading: Reading, node: Syntax): number {
  const { scope } = reading;
  const body = part(node, 'body');
  const name = reading.textOf(part(node, 'name') ?? node).slice(0, 200);
  const given = part(node, 'superclasses');
  const args = given === null ? [] : readArguments(reading, given);
  const index = reading.classes.length;
  const fact = {
    name: `${scope.prefix}${name}`,
    line: node.line,
    endLine: node.line + (reading.source.slice(node.start, node.end).trimEnd().split('\n').length - 1),
    bases: args.flatMap(([kind, slot]) => (kind === 'position' && slot !== nothing ? [slot] : [])),
    metaclass: args.find(([kind, , keyword]) => kind === 'name' && keyword === 'metaclass')?.[1] ?? nothing,
    names: [] as [string, number][],
    assigned: [],
    annotated: [] as [string, number][],
  };
  reading.classes.push(fact);
  const bindings = bindingsOf(body?.children ?? [], reading.source);
  const inner = createScope({ kind: 'class', parent: scope, executes: scope.executes, prefix: `${fact.name}.`, owner: index, globals: bindings.globals, nonlocals: bindings.nonlocals, locals: bindings.names });
  within(reading, inner, () => {
    reading.statements(body?.children ?? []);
    for (const statement of body?.children ?? []) {
      const [assignment] = statement.children;
      const left = assignment?.type === 'assignment' ? part(assignment, 'left') : null;
      if (assignment === undefined || left?.type !== 'identifier' || part(assignment, 'type') === null) continue;
      fact.annotated.push([reading.textOf(left), annotationOf(reading, assignment, 'type')]);
    }
  });
  for (const bound of inner.locals) {
    const slot = inner.shared.get(bound) ?? slotOf(bound, inner.environment) ?? nothing;
    // A name without a value still is one of the class: `x = None`.
    if (inner.bound.has(bound) || slot !== nothing) fact.names.push([bound, slot >= 0 ? slot : sharedSlot(reading, inner, bound)]);
    else if (slotOf(bound, inner.environment) === nothing) fact.names.push([bound, nothing]);
  }
  return emitInto(reading, (into) => ['class', into, index]);
}
