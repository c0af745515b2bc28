import { environment, slotOf } from './environment.js';
import { branch, emitInto, meet, merged, nothing, type Reading } from './reading.js';
import { part, type Syntax } from './syntax-tree.js';
import { assign } from './targets.js';

/** `try: … except E as e: … else: … finally: …`. A handler sees what was bound before, and everything that the body may have bound until it failed. */
export function readTry(reading: Reading, node: Syntax): void {
  const { scope } = reading;
  const below = scope.environment;
  const clause = (type: string): Syntax[] => node.children.filter((child) => child.type === type);
  const watch = new Map<string, number[]>();
  reading.watches.push(watch);
  const body = branch(reading, below, () => {
    reading.statements(part(node, 'body')?.children ?? []);
    reading.watches.pop();
    for (const otherwise of clause('else_clause')) reading.statements(part(otherwise, 'body')?.children ?? []);
  });
  const handlers = [...clause('except_clause'), ...clause('except_group_clause')];
  const ends = handlers.map((handler) => {
    const end = environment(below);
    for (const [name, bound] of watch) {
      const before = slotOf(name, below);
      end.slots.set(name, merged(reading, before === null || before < 0 ? bound : [before, ...bound]));
    }
    scope.environment = end;
    reading.recent.clear();
    readHandler(reading, handler);
    return end;
  });
  meet(reading, below, [body, ...ends]);
  for (const last of clause('finally_clause')) {
    const { over } = below;
    below.over = false;
    reading.statements(last.children.flatMap(({ type, children }) => (type === 'block' ? children : [])));
    below.over ||= over;
  }
}

function readHandler(reading: Reading, handler: Syntax): void {
  const value = part(handler, 'value');
  const [caught = value] = value?.type === 'as_pattern' ? value.children : [value];
  const target = value?.type === 'as_pattern' ? part(value, 'alias') : null;
  const classes = caught === null ? [] : (caught.type === 'tuple' ? caught.children : [caught]).map((named) => reading.expression(named));
  if (target !== null) {
    const known = merged(reading, classes);
    assign(reading, target, known === nothing ? nothing : emitInto(reading, (into) => ['instance', into, known]));
  }
  reading.statements(handler.children.flatMap(({ type, children }) => (type === 'block' ? children : [])));
}
