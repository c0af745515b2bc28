import { branches, deeper, emitInto, nothing, type Reading } from './reading.js';
import { constant, textValue } from './literals.js';
import { part, parts, type Syntax } from './syntax-tree.js';
import { assign } from './targets.js';

/** `match subject: case pattern if guard: …` */
export function readMatch(reading: Reading, node: Syntax): void {
  const subjects = parts(node, 'subject').map((subject) => reading.expression(subject));
  const [subject = nothing] = subjects.length === 1 ? subjects : [nothing];
  const cases = (part(node, 'body')?.children ?? []).filter(({ type }) => type === 'case_clause');
  branches(reading, [
    ...cases.map((clause) => () => {
      for (const pattern of clause.children) if (pattern.type === 'case_pattern') readPattern(reading, pattern, subject);
      for (const guarded of part(clause, 'guard')?.children ?? []) reading.expression(guarded);
      reading.statements(part(clause, 'consequence')?.children ?? []);
    }),
    () => undefined,
  ]);
}

/** Binds what a pattern captures of a value. */
function readPattern(reading: Reading, node: Syntax, value: number): void {
  deeper(reading, undefined, () => {
    const [first] = node.children;
    switch (node.type) {
      case 'case_pattern':
        if (first?.type !== 'dotted_name') for (const child of node.children) readPattern(reading, child, value);
        else if (!reading.textOf(first).includes('.')) assign(reading, { ...first, type: 'identifier' }, value);
        return;
      case 'as_pattern': {
        const name = node.children.at(-1);
        if (first !== undefined) readPattern(reading, first, value);
        if (name?.type === 'identifier') assign(reading, name, promised(reading, first, value));
        return;
      }
      case 'union_pattern':
        for (const child of node.children) readPattern(reading, child, value);
        return;
      case 'list_pattern':
      case 'tuple_pattern':
        node.children.forEach((child, index) => readPattern(reading, child, partOf(reading, value, index, child.line)));
        return;
      case 'splat_pattern': {
        const name = node.children.find(({ type }) => type === 'identifier');
        if (name !== undefined) assign(reading, name, nothing);
        return;
      }
      case 'dict_pattern':
        readMapping(reading, node, value);
        return;
      case 'class_pattern':
        readClassPattern(reading, node, value);
        return;
      default:
    }
  });
}

function partOf(reading: Reading, value: number, index: number, line: number): number {
  return value === nothing ? nothing : emitInto(reading, (into) => ['unpack', into, value, index, line]);
}

function readMapping(reading: Reading, node: Syntax, value: number): void {
  const values = parts(node, 'value');
  parts(node, 'key').forEach((key, index) => {
    const pattern = values[index];
    const text = textValue(key, reading.source);
    const slot = text === null ? nothing : constant(reading, { text });
    if (pattern !== undefined) readPattern(reading, pattern, value === nothing ? nothing : emitInto(reading, (into) => ['item', into, value, slot, key.line]));
  });
}

/** `Class(attribute=pattern)`: the value is an instance of the class. */
function readClassPattern(reading: Reading, node: Syntax, value: number): void {
  const matched = promised(reading, node, value);
  for (const child of node.children) {
    const [keyword] = child.children;
    if (child.type !== 'case_pattern' || keyword === undefined) continue;
    if (keyword.type !== 'keyword_pattern') {
      readPattern(reading, child, nothing);
      continue;
    }
    const [name, ...rest] = keyword.children;
    if (name === undefined) continue;
    const slot = matched === nothing ? nothing : emitInto(reading, (into) => ['get', into, matched, reading.textOf(name), child.line]);
    for (const pattern of rest) readPattern(reading, pattern.type === 'dotted_name' ? { ...child, children: [pattern] } : pattern, slot);
  }
}

/** The value where a pattern names its class: only instances of it. */
function promised(reading: Reading, node: Syntax | undefined, value: number): number {
  const pattern = node?.type === 'case_pattern' ? node.children[0] : node;
  const [name] = pattern?.type === 'class_pattern' ? pattern.children : [];
  if (name === undefined || value === nothing) return value;
  const names = reading.textOf(name).split('.');
  const classes = names.slice(1).reduce((from, attribute) => emitInto(reading, (into) => ['get', into, from, attribute, name.line]), reading.expression({ ...name, type: 'identifier', end: name.start + (names[0]?.length ?? 0) }));
  return classes === nothing ? value : emitInto(reading, (into) => ['narrow', into, value, classes]);
}
