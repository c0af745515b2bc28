import { readArguments, readCall } from './call-expressions.js';
import { readComprehension } from './comprehensions.js';
import { readLambda } from './functions.js';
import { readDictionary, readSequence } from './displays.js';
import { readLiteral } from './literals.js';
import { readBinary, readComparison, readUnary } from './operators.js';
import { bindName, branches, deeper, emitInto, merged, nothing, readName, type Reading } from './reading.js';
import { narrowed } from './narrowing.js';
import { hasToken, part, type Syntax } from './syntax-tree.js';
import { readAttribute, readSubscript } from './access.js';

/** The slot of what an expression gives. */
export function readExpression(reading: Reading, node: Syntax): number {
  return deeper(reading, nothing, () => read(reading, node));
}

function read(reading: Reading, node: Syntax): number {
  switch (node.type) {
    case 'identifier':
    case 'dotted_name':
      return readName(reading, reading.textOf(node));
    case 'attribute':
      return readAttribute(reading, node);
    case 'subscript':
      return readSubscript(reading, node);
    case 'call':
      return readCall(reading, node);
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'string':
    case 'concatenated_string':
      return readLiteral(reading, node);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
    case 'pattern_list':
      return readSequence(reading, node);
    case 'dictionary':
      return readDictionary(reading, node);
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return readComprehension(reading, node);
    case 'binary_operator':
      return readBinary(reading, node);
    case 'comparison_operator':
      return readComparison(reading, node);
    case 'unary_operator':
      return readUnary(reading, node);
    case 'not_operator':
      readParts(reading, node);
      return emitInto(reading, (into) => ['literal', into, { type: 'bool' }]);
    case 'boolean_operator':
      return readBoolean(reading, node);
    case 'conditional_expression':
      return readConditional(reading, node);
    case 'lambda':
      return readLambda(reading, node);
    case 'named_expression':
      return readNamed(reading, node);
    case 'await':
      return readAwait(reading, node);
    case 'yield':
      return readYield(reading, node);
    case 'assignment':
    case 'augmented_assignment':
      reading.statements([node]);
      return nothing;
    case 'parenthesized_expression': {
      const [inner] = node.children;
      return inner === undefined ? nothing : reading.expression(inner);
    }
    case 'argument_list':
      readArguments(reading, node);
      return nothing;
    case 'none':
    case 'ellipsis':
    case ':':
      return nothing;
    default:
      return readParts(reading, node);
  }
}

/** What the grammar has no better name for: errors, unusual nodes. Their parts are read all the same. */
function readParts(reading: Reading, node: Syntax): number {
  for (const child of node.children) reading.expression(child);
  return nothing;
}

/** `a and b`, `a or b`: either. The second sees what the first found out. */
function readBoolean(reading: Reading, node: Syntax): number {
  const left = part(node, 'left');
  const right = part(node, 'right');
  const operator = part(node, 'operator')?.type;
  const first = left === null ? nothing : reading.expression(left);
  let second = nothing;
  branches(reading, [
    () => {
      if (left !== null) narrowed(reading, left, operator === 'and');
      if (right !== null) second = reading.expression(right);
    },
    () => undefined,
  ]);
  // What `and` gives of the left is false, and so nothing that could be called.
  return operator === 'and' ? second : merged(reading, [first, second]);
}

function readConditional(reading: Reading, node: Syntax): number {
  const [yes, condition, no] = node.children;
  if (condition !== undefined) reading.expression(condition);
  const values: number[] = [];
  branches(reading, [
    () => {
      if (condition !== undefined) narrowed(reading, condition, true);
      if (yes !== undefined) values.push(reading.expression(yes));
    },
    () => {
      if (condition !== undefined) narrowed(reading, condition, false);
      if (no !== undefined) values.push(reading.expression(no));
    },
  ]);
  return merged(reading, values);
}

/** `name := value`; within a comprehension it binds in the scope around it. */
function readNamed(reading: Reading, node: Syntax): number {
  const name = part(node, 'name');
  const value = part(node, 'value');
  const slot = value === null ? nothing : reading.expression(value);
  if (name === null) return slot;
  const { scope } = reading;
  let home = scope;
  while (home.kind === 'comprehension' && home.parent !== null) home = home.parent;
  reading.scope = home;
  bindName(reading, reading.textOf(name), slot);
  reading.scope = scope;
  return slot;
}

function readAwait(reading: Reading, node: Syntax): number {
  const [awaited] = node.children;
  const from = awaited === undefined ? nothing : reading.expression(awaited);
  reading.recent.clear();
  return from === nothing ? nothing : emitInto(reading, (into) => ['await', into, from, node.line]);
}

function readYield(reading: Reading, node: Syntax): number {
  const executing = reading.functions[reading.scope.executes];
  const value = node.children.find(({ type }) => type !== 'from');
  const from = value === undefined ? nothing : reading.expression(value);
  reading.recent.clear();
  if (executing === undefined || executing.kind === 'module') return nothing;
  if (executing.yields === nothing) executing.yields = reading.newSlot();
  if (from === nothing) return nothing;
  if (!hasToken(node, 'from')) {
    reading.emit(['copy', executing.yields, from]);
    return nothing;
  }
  const element = emitInto(reading, (into) => ['iterate', into, from, node.line]);
  reading.emit(['copy', executing.yields, element]);
  return emitInto(reading, (into) => ['yield-from', into, from, node.line]);
}
