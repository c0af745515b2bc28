import { readAnnotation } from './annotations.js';
import { readClass } from './class-definitions.js';
import { giveBack, readFunction } from './functions.js';
import { readFromImport, readImport } from './imports.js';
import { readFor, readWhile, leaveLoop } from './loops.js';
import { readMatch } from './matching.js';
import { narrowed } from './narrowing.js';
import { augmented } from './operators.js';
import { bindName, branches, deeper, emitInto, nothing, type Reading } from './reading.js';
import { hasToken, part, parts, type Syntax } from './syntax-tree.js';
import { assign, assignAll, remove } from './targets.js';
import { readTry } from './trying.js';

/** Reads statements in their order. */
export function readStatements(reading: Reading, nodes: readonly Syntax[]): void {
  deeper(reading, undefined, () => {
    for (const node of nodes) readStatement(reading, node);
  });
}

function readStatement(reading: Reading, node: Syntax): void {
  switch (node.type) {
    case 'expression_statement':
      if (node.children.length === 1 && node.children[0]?.type === 'string' && !reading.textOf(node.children[0]).startsWith('f')) return;
      return readStatements(reading, node.children);
    case 'assignment':
      return readAssignment(reading, node);
    case 'augmented_assignment':
      return readAugmented(reading, node);
    case 'decorated_definition':
      return readDecorated(reading, node);
    case 'function_definition':
    case 'class_definition':
      return readDefinition(reading, node, []);
    case 'import_statement':
      return readImport(reading, node);
    case 'import_from_statement':
      return readFromImport(reading, node);
    case 'return_statement':
      for (const value of node.children) giveBack(reading, reading.expression(value));
      reading.scope.environment.over = true;
      return;
    case 'raise_statement':
      readRaise(reading, node);
      return;
    case 'if_statement':
      return readIf(reading, part(node, 'condition'), part(node, 'consequence'), parts(node, 'alternative'));
    case 'for_statement':
      return readFor(reading, node);
    case 'while_statement':
      return readWhile(reading, node);
    case 'break_statement':
    case 'continue_statement':
      return leaveLoop(reading, node.type === 'break_statement' ? 'breaks' : 'continues');
    case 'try_statement':
      return readTry(reading, node);
    case 'with_statement':
      return readWith(reading, node);
    case 'match_statement':
      return readMatch(reading, node);
    case 'delete_statement':
      for (const target of node.children) remove(reading, target);
      return;
    case 'block':
    case 'ERROR':
      return readStatements(reading, node.children);
    case 'global_statement':
    case 'nonlocal_statement':
    case 'pass_statement':
    case 'future_import_statement':
    case 'type_alias_statement':
      return;
    case 'identifier':
    case ':':
    case 'async':
      return;
    default:
      reading.expression(node);
  }
}

function readAssignment(reading: Reading, node: Syntax): void {
  const targets: Syntax[] = [];
  let value: Syntax | null = node;
  let annotation: Syntax | null = null;
  while (value?.type === 'assignment') {
    const left = part(value, 'left');
    if (left !== null) targets.push(left);
    annotation ??= part(value, 'type');
    value = part(value, 'right');
  }
  noteAll(reading, targets[0], value);
  const hint = annotation === null ? nothing : readAnnotation(reading, annotation);
  const [only] = targets;
  if (only === undefined) return;
  if (annotation === null) {
    if (value !== null) assignAll(reading, targets, value);
    return;
  }
  const slot = value === null ? nothing : reading.expression(value);
  if (hint === nothing) return value === null ? undefined : assign(reading, only, slot);
  const believed = emitInto(reading, (into) => ['instance', into, hint]);
  if (slot !== nothing) reading.emit(['copy', believed, slot]);
  // Without a value it declares a name and binds nothing, except for classes, which are made of such lines.
  if (value !== null || reading.scope.kind === 'class' || only.type === 'attribute') assign(reading, only, believed);
}

/** `__all__ = […]`, `__all__ += […]` of a module. */
function noteAll(reading: Reading, target: Syntax | undefined, value: Syntax | null): void {
  if (target === undefined || value === null || reading.scope.kind !== 'module' || reading.textOf(target) !== '__all__') return;
  const names = value.children.flatMap((child) => (child.type === 'string' ? [reading.textOf(child).replace(/^\w*['"]+|['"]+$/g, '')] : []));
  if (names.length > 0 && names.length === value.children.length) reading.all = [...(reading.all ?? []), ...names];
}

function readAugmented(reading: Reading, node: Syntax): void {
  const left = part(node, 'left');
  const right = part(node, 'right');
  if (left === null || right === null) return;
  noteAll(reading, left, right);
  const own = reading.expression(left);
  const other = reading.expression(right);
  const operator = part(node, 'operator')?.type ?? '';
  const result = augmented(reading, own, other, operator, node.line);
  assign(reading, left, result);
}

function readDecorated(reading: Reading, node: Syntax): void {
  const definition = part(node, 'definition');
  const decorators = node.children.filter(({ type }) => type === 'decorator').flatMap(({ children, line }) => children.slice(0, 1).map((child) => ({ line, slot: reading.expression(child) })));
  if (definition !== null) readDefinition(reading, definition, decorators);
}

function readDefinition(reading: Reading, node: Syntax, decorators: readonly { line: number; slot: number }[]): void {
  const name = part(node, 'name');
  let slot = node.type === 'class_definition' ? readClass(reading, node) : readFunction(reading, node);
  for (const { slot: callee, line } of [...decorators].reverse()) {
    const decorated = slot;
    slot = emitInto(reading, (into) => ['decorate', into, callee, decorated, line]);
  }
  if (name !== null) bindName(reading, reading.textOf(name), slot);
}

function readRaise(reading: Reading, node: Syntax): void {
  for (const raised of node.children) {
    const from = raised.type === 'from' ? nothing : reading.expression(raised);
    if (from !== nothing) reading.emit(['raise', from, node.line]);
  }
  reading.scope.environment.over = true;
}

function readIf(reading: Reading, condition: Syntax | null, consequence: Syntax | null, alternatives: readonly Syntax[]): void {
  if (condition !== null) reading.expression(condition);
  branches(reading, [
    () => {
      if (condition !== null) narrowed(reading, condition, true);
      if (consequence !== null) readStatements(reading, consequence.children);
    },
    () => {
      if (condition !== null) narrowed(reading, condition, false);
      const [next, ...rest] = alternatives;
      if (next?.type === 'elif_clause') deeper(reading, undefined, () => readIf(reading, part(next, 'condition'), part(next, 'consequence'), rest));
      else if (next !== undefined) readStatements(reading, part(next, 'body')?.children ?? []);
    },
  ]);
}

function readWith(reading: Reading, node: Syntax): void {
  const asynchronous = hasToken(node, 'async');
  const items = node.children.filter(({ type }) => type === 'with_clause').flatMap(({ children }) => children);
  for (const item of items) {
    const value = part(item, 'value') ?? item.children[0];
    if (value === undefined) continue;
    const isNamed = value.type === 'as_pattern';
    const [manager = value] = isNamed ? value.children : [value];
    const from = reading.expression(manager);
    const entered = from === nothing ? nothing : emitInto(reading, (into) => ['enter', into, from, item.line, asynchronous]);
    const target = isNamed ? part(value, 'alias') : null;
    if (target !== null) assign(reading, target, entered);
  }
  reading.recent.clear();
  readStatements(reading, part(node, 'body')?.children ?? []);
}
