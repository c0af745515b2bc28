import type { Literal } from './operation.js';
import { emitInto, nothing, type Reading } from './reading.js';
import { part, type Syntax } from './syntax-tree.js';

/** Longer texts are no keys and no names of attributes. */
const maxText = 80;

/** Numbers, truth values and texts. */
export function readLiteral(reading: Reading, node: Syntax): number {
  if (node.type === 'string' || node.type === 'concatenated_string') return readText(reading, node);
  const text = reading.textOf(node);
  const value = node.type === 'integer' && /^\d{1,9}$/.test(text) ? Number(text) : null;
  if (value !== null) return constant(reading, { number: value });
  return emitInto(reading, (into) => ['literal', into, { type: node.type === 'true' || node.type === 'false' ? 'bool' : node.type === 'float' ? 'float' : 'int' }]);
}

/** A slot with a constant, and a note of what is in it. */
export function constant(reading: Reading, literal: { text: string } | { number: number }): number {
  const slot = emitInto(reading, (into): ['literal', number, Literal] => ['literal', into, literal]);
  reading.constants.set(slot, 'text' in literal ? `s${literal.text}` : `i${String(literal.number)}`);
  return slot;
}

function readText(reading: Reading, node: Syntax): number {
  for (const child of node.children) readInterpolation(reading, child);
  const text = textValue(node, reading.source);
  if (text !== null) return constant(reading, { text });
  const [first] = node.children;
  const start = node.type === 'string' && first !== undefined ? reading.textOf(first).toLowerCase() : '';
  return emitInto(reading, (into) => ['literal', into, { type: start.includes('b') ? 'bytes' : 'str' }]);
}

/** `{x!r:{width}}` asks the value for its text. */
function readInterpolation(reading: Reading, node: Syntax): void {
  if (node.type === 'string') for (const child of node.children) readInterpolation(reading, child);
  if (node.type === 'format_specifier') for (const child of node.children) readInterpolation(reading, child);
  if (node.type !== 'interpolation' && node.type !== 'format_expression') return;
  const expression = part(node, 'expression');
  const value = expression === null ? nothing : reading.expression(expression);
  const conversion = part(node, 'type_conversion');
  const names = conversion === null ? ['__format__', '__str__', '__repr__'] : reading.textOf(conversion) === '!s' ? ['__str__', '__repr__'] : ['__repr__'];
  if (value !== nothing) reading.emit(['operate', nothing, value, nothing, names, [], node.line]);
  for (const child of node.children) if (child.type === 'format_specifier') readInterpolation(reading, child);
}

/** The text of a short literal without interpolation and escapes, or `null`. */
export function textValue(node: Syntax, source: string): string | null {
  if (node.end - node.start > maxText || node.type !== 'string') return null;
  const [start] = node.children;
  if (start === undefined || /[bf]/i.test(source.slice(start.start, start.end))) return null;
  const inner = node.children.slice(1, -1);
  if (inner.some(({ type, children }) => type !== 'string_content' || children.length > 0)) return null;
  const text = inner.map(({ start: from, end }) => source.slice(from, end)).join('');
  return text.includes('\\') ? null : text;
}
