import { annotationOf } from './annotations.js';
import { bindingsOf } from './bindings.js';
import { slotOf, unbound } from './environment.js';
import type { FunctionFact, ParameterFact } from './python-facts.js';
import { emitInto, nothing, type Reading } from './reading.js';
import { createScope, type Scope } from './scope.js';
import { part, type Syntax } from './syntax-tree.js';

/** A function without anything in it yet, the next of its file. */
export function newFunction(reading: Reading, fact: Pick<FunctionFact, 'name' | 'kind' | 'line' | 'endLine'> & Partial<FunctionFact>): number {
  const index = reading.functions.length;
  reading.functions.push({
    parameters: [], rest: nothing, keywords: nothing, result: reading.newSlot(), passes: [], yields: nothing, hint: nothing, owner: -1, superClass: -1, superSelf: nothing, operations: [], ...fact,
  });
  return index;
}

/** `def name(parameters): body`: the slot of the function, before its decorators. */
export function readFunction(reading: Reading, node: Syntax): number {
  const { scope } = reading;
  const body = part(node, 'body');
  const name = reading.textOf(part(node, 'name') ?? node).slice(0, 200);
  const isMethod = scope.kind === 'class';
  const executing = reading.functions[scope.executes];
  const index = newFunction(reading, {
    name: `${scope.prefix}${name}`,
    kind: isMethod ? 'method' : 'function',
    line: node.line,
    endLine: endLineOf(node, body, reading.source),
    hint: annotationOf(reading, node, 'return_type'),
    owner: isMethod ? scope.owner : -1,
    superClass: isMethod ? scope.owner : (executing?.superClass ?? -1),
    superSelf: isMethod ? nothing : (executing?.superSelf ?? nothing),
  });
  const inner = createScope({ kind: 'function', parent: scope, executes: index, prefix: `${scope.prefix}${name}.`, owner: -1 });
  const bindings = bindingsOf(body?.children ?? [], reading.source);
  Object.assign(inner, { globals: bindings.globals, nonlocals: bindings.nonlocals });
  for (const bound of bindings.names) if (!bindings.globals.has(bound) && !bindings.nonlocals.has(bound)) inner.locals.add(bound);
  readParameters(reading, part(node, 'parameters'), index, inner);
  const fact = reading.functions[index];
  if (fact !== undefined && isMethod) fact.superSelf = fact.parameters[0]?.slot ?? nothing;
  within(reading, inner, () => reading.statements(body?.children ?? []));
  return emitInto(reading, (into) => ['function', into, index]);
}

/** `lambda parameters: body` */
export function readLambda(reading: Reading, node: Syntax): number {
  const { scope } = reading;
  const body = part(node, 'body');
  const executing = reading.functions[scope.executes];
  scope.lambdas.count += 1;
  const name = `${scope.prefix}<lambda${String(scope.lambdas.count)}>`;
  const index = newFunction(reading, {
    name,
    kind: 'lambda',
    line: node.line,
    endLine: node.line + linesIn(node, reading.source),
    superClass: executing?.superClass ?? -1,
    superSelf: executing?.superSelf ?? nothing,
  });
  const inner = createScope({ kind: 'function', parent: scope, executes: index, prefix: `${name}.`, owner: -1, locals: bindingsOf(body === null ? [] : [body], reading.source).names });
  readParameters(reading, part(node, 'parameters'), index, inner);
  within(reading, inner, () => {
    if (body !== null) giveBack(reading, reading.expression(body));
  });
  return emitInto(reading, (into) => ['function', into, index]);
}

/** `return`: a parameter that is handed back as it came is noted as such. */
export function giveBack(reading: Reading, slot: number): void {
  const fact = reading.functions[reading.scope.executes];
  if (slot === nothing || fact === undefined) return;
  const parameter = fact.parameters.findIndex((candidate) => candidate.slot === slot);
  if (parameter !== -1 && fact.yields === nothing) {
    if (!fact.passes.includes(parameter)) fact.passes.push(parameter);
  } else reading.emit(['copy', fact.result, slot]);
}

/** Runs `read` in a scope, as a world of its own: branches and loops around it are not those of its code. */
export function within(reading: Reading, scope: Scope, read: () => void): void {
  const { scope: outer, loops, watches } = reading;
  Object.assign(reading, { scope, loops: [], watches: [] });
  reading.recent.clear();
  read();
  closeScope(reading, scope);
  Object.assign(reading, { scope: outer, loops, watches });
  reading.recent.clear();
}

/** Other scopes see what a module or class leaves behind; of a function, everything that a name was bound to. */
export function closeScope(reading: Reading, scope: Scope): void {
  for (const [name, shared] of scope.shared) {
    const last = scope.kind === 'function' ? null : slotOf(name, scope.environment);
    const slots = last === null || last === unbound ? (scope.bound.get(name) ?? []) : [last];
    for (const slot of slots) if (slot !== nothing) reading.emit(['copy', shared, slot]);
  }
}

function readParameters(reading: Reading, node: Syntax | null, index: number, inner: Scope): void {
  const fact = reading.functions[index];
  if (node === null || fact === undefined) return;
  let passing: ParameterFact['passing'] = 'both';
  const bind = (name: Syntax): number => {
    const slot = reading.newSlot();
    const text = reading.textOf(name);
    inner.locals.add(text);
    inner.environment.slots.set(text, slot);
    inner.bound.set(text, [slot]);
    return slot;
  };
  for (const child of node.children) {
    if (child.type === 'positional_separator') for (const before of fact.parameters) before.passing = 'position';
    if (child.type === 'keyword_separator') passing = 'name';
    const starred = child.type === 'typed_parameter' ? (child.children[0] ?? child) : child;
    if (starred.type === 'list_splat_pattern' || starred.type === 'dictionary_splat_pattern') {
      const [name] = starred.children;
      if (name !== undefined) fact[starred.type === 'list_splat_pattern' ? 'rest' : 'keywords'] = bind(name);
      if (starred.type === 'list_splat_pattern') passing = 'name';
      continue;
    }
    const name = part(child, 'name') ?? (child.type === 'typed_parameter' ? child.children[0] : child);
    if (name?.type !== 'identifier') continue;
    const value = part(child, 'value');
    const hint = annotationOf(reading, child, 'type');
    const standard = value === null ? nothing : reading.expression(value);
    fact.parameters.push({ name: reading.textOf(name), slot: bind(name), default: standard, hint, passing });
  }
}

function linesIn(node: Syntax, source: string): number {
  let lines = 0;
  for (let at = source.indexOf('\n', node.start); at !== -1 && at < node.end; at = source.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** The last line of what is in the body. */
function endLineOf(node: Syntax, body: Syntax | null, source: string): number {
  const last = body?.children.at(-1);
  return last === undefined ? node.line + linesIn(node, source) : last.line + linesIn(last, source);
}
