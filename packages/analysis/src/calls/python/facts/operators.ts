import { emitInto, nothing, type Reading } from './reading.js';
import { part, parts, type Syntax } from './syntax-tree.js';

const binary: Record<string, string> = {
  '+': 'add', '-': 'sub', '*': 'mul', '/': 'truediv', '//': 'floordiv', '%': 'mod', '**': 'pow', '@': 'matmul', '<<': 'lshift', '>>': 'rshift', '&': 'and', '|': 'or', '^': 'xor',
};

const comparisons: Record<string, [own: string, reflected: string]> = {
  '<': ['__lt__', '__gt__'], '>': ['__gt__', '__lt__'], '<=': ['__le__', '__ge__'], '>=': ['__ge__', '__le__'], '==': ['__eq__', '__eq__'], '!=': ['__ne__', '__ne__'], '<>': ['__ne__', '__ne__'],
};

const unary: Record<string, string> = { '-': '__neg__', '+': '__pos__', '~': '__invert__' };

/** `a + b` */
export function readBinary(reading: Reading, node: Syntax): number {
  const left = part(node, 'left');
  const right = part(node, 'right');
  const own = left === null ? nothing : reading.expression(left);
  const other = right === null ? nothing : reading.expression(right);
  const name = binary[part(node, 'operator')?.type ?? ''];
  return name === undefined ? nothing : operate(reading, own, other, [`__${name}__`], [`__r${name}__`], node.line);
}

/** `a += b` calls `__iadd__`, else `__add__`. */
export function augmented(reading: Reading, own: number, other: number, operator: string, line: number): number {
  const name = binary[operator.slice(0, -1)];
  return name === undefined ? nothing : operate(reading, own, other, [`__i${name}__`, `__${name}__`], [`__r${name}__`], line);
}

/** `-a` */
export function readUnary(reading: Reading, node: Syntax): number {
  const argument = part(node, 'argument');
  const own = argument === null ? nothing : reading.expression(argument);
  const name = unary[part(node, 'operator')?.type ?? ''];
  return name === undefined ? nothing : operate(reading, own, nothing, [name], [], node.line);
}

/** `a < b < c`, `a in b`, `a is b` */
export function readComparison(reading: Reading, node: Syntax): number {
  const operators = parts(node, 'operators').map(({ type }) => type);
  const slots = node.children.filter(({ field }) => field !== 'operators').map((operand) => reading.expression(operand));
  operators.forEach((operator, index) => {
    const left = slots[index] ?? nothing;
    const right = slots[index + 1] ?? nothing;
    const names = comparisons[operator];
    if (names !== undefined) operate(reading, left, right, [names[0]], [names[1]], node.line);
    else if (operator === 'in' || operator === 'not in') operate(reading, right, nothing, ['__contains__'], [], node.line);
  });
  return emitInto(reading, (into) => ['literal', into, { type: 'bool' }]);
}

function operate(reading: Reading, left: number, right: number, names: string[], reflected: string[], line: number): number {
  if (left === nothing && right === nothing) return nothing;
  // Constants have no methods of the repository.
  if (reading.constants.has(left) && (right === nothing || reading.constants.has(right))) return left;
  reading.recent.clear();
  return emitInto(reading, (into) => ['operate', into, left, right, names, reflected, line]);
}
