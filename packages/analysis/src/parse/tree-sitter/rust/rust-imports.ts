import type { Node } from 'web-tree-sitter';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, lineOf, literalText, maxNesting, textOf } from '../syntax.js';

/** Leaves of one `use` are kept up to this number. */
const maxLeaves = 2000;

/** Where a `use` or `mod` stands. */
export interface RustPlace {
  source: string;
  into: SourceCollector;
  /** The inline modules around it, outermost first. */
  modules: readonly string[];
  /** Within a function. */
  conditional: boolean;
}

/** One statement a leaf: `use a::{b, c as d}` is `a::b` and `a::c`. `pub use` offers its leaves again. */
export function collectUse(node: Node, { source, into, conditional, modules }: RustPlace): void {
  const argument = node.childForFieldName('argument');
  if (argument === null) return;
  const isPublic = childOfType(node, 'visibility_modifier') !== null;
  const leaves: { path: string; name: string }[] = [];
  collectLeaves(argument, '', 0, { source, leaves });
  for (const { path, name } of leaves) {
    into.import({ specifier: seenFromFile(path, modules), kind: isPublic ? 're-export' : 'import', conditional, line: lineOf(node) });
    if (isPublic) into.export(name, lineOf(node));
  }
}

function collectLeaves(node: Node, prefix: string, depth: number, found: { source: string; leaves: { path: string; name: string }[] }): void {
  const { source, leaves } = found;
  if (depth > maxNesting || leaves.length >= maxLeaves) return;
  switch (node.type) {
    case 'use_list':
      for (const child of node.namedChildren) collectLeaves(child, prefix, depth + 1, found);
      return;
    case 'scoped_use_list': {
      const path = node.childForFieldName('path');
      const list = node.childForFieldName('list');
      if (list !== null) collectLeaves(list, join(prefix, path === null ? '' : pathText(path, source)), depth + 1, found);
      return;
    }
    case 'use_as_clause': {
      const path = node.childForFieldName('path');
      if (path !== null) leaves.push({ path: leafPath(prefix, pathText(path, source)), name: fieldText(node, 'alias', source) ?? '' });
      return;
    }
    case 'use_wildcard': {
      const path = node.firstNamedChild;
      leaves.push({ path: join(join(prefix, path === null ? '' : pathText(path, source)), '*'), name: '*' });
      return;
    }
    case 'line_comment':
    case 'block_comment':
      return;
    default: {
      const path = leafPath(prefix, pathText(node, source));
      leaves.push({ path, name: path.slice(path.lastIndexOf(':') + 1) });
    }
  }
}

/** Within `mod o { … }` what is `super::x` there is `self::x` of the file, and `self::x` is `self::o::x`. */
function seenFromFile(path: string, modules: readonly string[]): string {
  const parts = path.split('::');
  if (modules.length === 0 || (parts[0] !== 'self' && parts[0] !== 'super')) return path;
  const around = [...modules];
  if (parts[0] === 'self') parts.shift();
  while (parts[0] === 'super' && around.length > 0) {
    parts.shift();
    around.pop();
  }
  return parts[0] === 'super' ? parts.join('::') : ['self', ...around, ...parts].join('::');
}

/** `a::{self}` is `a`. */
function leafPath(prefix: string, path: string): string {
  return path === 'self' && prefix !== '' ? prefix : join(prefix, path);
}

function join(prefix: string, path: string): string {
  return prefix === '' ? path : path === '' ? prefix : `${prefix}::${path}`;
}

/** A leading `::` says that a crate follows, as it does without. */
function pathText(node: Node, source: string): string {
  return source.slice(node.startIndex, Math.min(node.endIndex, node.startIndex + 1000)).replace(/\s+/g, '').replace(/^::/, '');
}

/** `extern crate serde as s` is `serde`. */
export function collectExternCrate(node: Node, { source, into, conditional }: RustPlace): void {
  const name = fieldText(node, 'name', source);
  if (name !== null && name !== 'self') into.import({ specifier: name, conditional, line: lineOf(node) });
}

/** `mod x;`: the file that belongs to this one, which `#[path = "…"]` may name. */
export function collectModule(node: Node, attributes: readonly Node[], { source, into, modules }: RustPlace): void {
  const name = fieldText(node, 'name', source);
  if (name === null) return;
  const path = attributes.map((attribute) => pathOf(attribute, source)).find((given) => given !== null) ?? null;
  const line = lineOf(node);
  if (path === null) into.import({ specifier: [...modules, name].join('::'), kind: 'module', line });
  else into.import({ specifier: path, names: [[...modules, name].join('::')], kind: 'module', line });
}

function pathOf(attributeItem: Node, source: string): string | null {
  const attribute = childOfType(attributeItem, 'attribute');
  const value = attribute?.childForFieldName('value') ?? null;
  return attribute?.firstNamedChild != null && textOf(attribute.firstNamedChild, source) === 'path' && value !== null ? literalText(value, source) : null;
}
