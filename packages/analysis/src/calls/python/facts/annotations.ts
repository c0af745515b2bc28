import { emitInto, merged, nothing, readName, type Reading } from './reading.js';
import { part, parts, type Syntax } from './syntax-tree.js';
import { textValue } from './literals.js';

/** Says the same of what is in the brackets. */
const transparent = /(?:^|\.)(?:Optional|Union|Annotated|Final|ClassVar|Required|NotRequired|InitVar)$/;

/** The slot of the classes that an annotation names, `nothing` where it names none that could be believed. */
export function readAnnotation(reading: Reading, node: Syntax, depth = 0): number {
  if (depth > 10) return nothing;
  const inner = (child: Syntax | undefined): number => (child === undefined ? nothing : readAnnotation(reading, child, depth + 1));
  switch (node.type) {
    case 'type':
    case 'parenthesized_expression':
      return inner(node.children[0]);
    case 'identifier':
    case 'attribute':
      return reading.expression(node);
    case 'string':
      return readDotted(reading, textValue(node, reading.source) ?? '');
    case 'binary_operator':
    case 'union_type':
      return merged(reading, node.children.filter(({ field }) => field !== 'operator').map(inner));
    case 'generic_type':
    case 'subscript': {
      const [name, ...rest] = node.children;
      if (name === undefined) return nothing;
      if (!transparent.test(reading.textOf(name))) return inner(name);
      const within = node.type === 'subscript' ? parts(node, 'subscript') : rest.flatMap(({ children }) => children);
      return merged(reading, within.map(inner));
    }
    default:
      return nothing;
  }
}

/** `'module.Class'`, `'Class | None'` */
function readDotted(reading: Reading, text: string): number {
  const [first, ...names] = /^\s*([A-Za-z_][\w.]*)\s*(?:\|\s*None\s*)?$/.exec(text)?.[1]?.split('.') ?? [];
  if (first === undefined) return nothing;
  return names.reduce((from, name) => (from === nothing ? nothing : emitInto(reading, (into) => ['get', into, from, name, 0])), readName(reading, first));
}

/** The annotation of an assignment, a parameter or a result. */
export function annotationOf(reading: Reading, node: Syntax, field: 'type' | 'return_type'): number {
  const annotation = part(node, field);
  return annotation === null ? nothing : readAnnotation(reading, annotation);
}
