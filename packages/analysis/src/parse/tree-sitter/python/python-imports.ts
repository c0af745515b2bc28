import type { Node } from 'web-tree-sitter';
import type { SourceCollector } from '../parsed-source.js';
import { fieldText, lineOf, literalText, textOf } from '../syntax.js';

/** Where an import stands. */
export interface ImportPlace {
  source: string;
  into: SourceCollector;
  typeOnly: boolean;
  conditional: boolean;
}

/** `import a, b.c as d` is two imports, `from a import b, c` one. */
export function collectImport(node: Node, { source, into, typeOnly, conditional }: ImportPlace): void {
  const common = { typeOnly, conditional, line: lineOf(node) };
  const names = node.childrenForFieldName('name').flatMap((name) => (name === null ? [] : [dottedName(name, source)]));
  if (node.type === 'import_statement') {
    for (const specifier of names) into.import({ specifier, ...common });
    return;
  }
  const specifier = fieldText(node, 'module_name', source)?.replace(/[\s\\]+/g, '') ?? '';
  const isWildcard = node.namedChildren.some(({ type }) => type === 'wildcard_import');
  into.import({ specifier, names: isWildcard ? ['*'] : names, ...common });
}

/** `a . b` is `a.b`; `a.b as c` is `a.b`. */
function dottedName(node: Node, source: string): string {
  const name = node.type === 'aliased_import' ? (node.childForFieldName('name') ?? node) : node;
  return textOf(name, source).replace(/[\s\\]+/g, '');
}

/** Imports within a function: they run when it is called. */
export function importsWithin(body: Node, place: ImportPlace): void {
  // Looking at every node of every function is what would cost time; most functions import nothing.
  if (!/\bimport\b/.test(textOf(body, place.source))) return;
  for (const node of body.descendantsOfType(['import_statement', 'import_from_statement'])) {
    if (node !== null) collectImport(node, { ...place, conditional: true });
  }
}

/** `importlib.import_module('a.b')` and `__import__('a')` with a text. */
export function collectImportCalls(root: Node, source: string, into: SourceCollector): void {
  if (!/\b(?:import_module|__import__)\b/.test(source)) return;
  // Definitions come before what is in them, so the farthest end tells whether a call is within one.
  let functionEnd = 0;
  for (const node of root.descendantsOfType(['function_definition', 'lambda', 'call'])) {
    if (node === null) continue;
    if (node.type === 'call') collectImportCall(node, source, into, node.startIndex < functionEnd);
    else functionEnd = Math.max(functionEnd, node.endIndex);
  }
}

function collectImportCall(call: Node, source: string, into: SourceCollector, conditional: boolean): void {
  const callee = call.childForFieldName('function');
  // The callee of a chain of calls is as long as the chain: only a short one is looked at.
  if (callee === null || callee.endIndex - callee.startIndex > maxCallee || !/^(?:importlib\.)?(?:import_module|__import__)$/.test(textOf(callee, source))) return;
  const [first] = call.childForFieldName('arguments')?.namedChildren ?? [];
  const specifier = first?.type === 'string' ? literalText(first, source) : null;
  // A relative one is relative to a package that is named at run time.
  if (specifier !== null && !specifier.startsWith('.')) into.import({ specifier, kind: 'dynamic', conditional, line: lineOf(call) });
}

const maxCallee = 30;
