import { readExpression } from './expressions.js';
import { bindingsOf } from './bindings.js';
import { slotOf } from './environment.js';
import { newFunction, within } from './functions.js';
import { nothing, type Reading } from './reading.js';
import type { PythonFacts } from './python-facts.js';
import { createScope } from './scope.js';
import { readStatements } from './statements.js';
import type { Syntax } from './syntax-tree.js';

/** What a module says. */
export function readFacts(root: Syntax, source: string): PythonFacts {
  let slots = 0;
  const { names, globals } = bindingsOf(root.children, source);
  const scope = createScope({ kind: 'module', parent: null, executes: 0, prefix: '', owner: -1, locals: names });
  for (const name of globals) names.add(name);
  const reading: Reading = {
    source,
    scope,
    functions: [],
    classes: [],
    depth: 0,
    calls: 0,
    cut: false,
    all: null,
    loops: [],
    watches: [],
    recent: new Map(),
    constants: new Map(),
    builtins: new Map(),
    reached: new Set([...source.matchAll(/^[ \t]*(?:global|nonlocal)[ \t]+([\w, \t]{1,1000})/gm)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()))),
    newSlot: () => slots++,
    slots: () => slots,
    emit(operation) {
      reading.functions[reading.scope.executes]?.operations.push(operation);
    },
    expression: (node) => readExpression(reading, node),
    statements: (nodes) => readStatements(reading, nodes),
    textOf: (node) => source.slice(node.start, node.end),
  };
  newFunction(reading, { name: '', kind: 'module', line: 1, endLine: lineCount(source) });
  within(reading, scope, () => readStatements(reading, root.children));
  const left = [...new Set([...names, ...scope.shared.keys()])].flatMap((name): [string, number][] => {
    const slot = scope.shared.get(name) ?? slotOf(name, scope.environment) ?? nothing;
    return slot >= 0 ? [[name, slot]] : [];
  });
  return { slots, functions: reading.functions, classes: reading.classes, names: left, all: reading.all, calls: reading.calls, cut: reading.cut };
}

function lineCount(source: string): number {
  let lines = 1;
  for (let at = source.indexOf('\n'); at !== -1 && at < source.length - 1; at = source.indexOf('\n', at + 1)) lines += 1;
  return lines;
}
