import type { CodeSymbol, SymbolKind } from '@reposcan/core';
import type { Node } from 'web-tree-sitter';
import { codeSymbol } from '../code-symbol.js';
import { documentedChildren, type DocumentedChild } from '../documented-children.js';
import { commentedDoc } from '../documentation.js';
import type { SourceCollector } from '../parsed-source.js';
import { childOfType, fieldText, hasChild, lineOf, maxDeclared, maxNesting, textOf } from '../syntax.js';

/** What a compilation unit defines and imports. */
export function collectJava(root: Node, source: string, into: SourceCollector): void {
  for (const child of documentedChildren(root)) {
    const { node } = child;
    if (node.type === 'package_declaration') into.packageName = dotted(childOfType(node, 'scoped_identifier') ?? childOfType(node, 'identifier'), source);
    else if (node.type === 'import_declaration') collectImport(node, source, into);
    else into.symbols.push(...symbolsOf(child, { source, inInterface: false, depth: 0 }));
  }
}

function dotted(node: Node | null, source: string): string | null {
  return node === null ? null : textOf(node, source).replace(/\s+/g, '');
}

/** `import a.b.*` is `a.b.*`, `import static a.B.c` is `a.B.c`. */
function collectImport(node: Node, source: string, into: SourceCollector): void {
  const name = dotted(childOfType(node, 'scoped_identifier') ?? childOfType(node, 'identifier'), source);
  if (name !== null && !node.hasError) into.import({ specifier: hasChild(node, 'asterisk') ? `${name}.*` : name, line: lineOf(node) });
}

interface Place {
  source: string;
  /** Members of interfaces and annotations are public without saying so. */
  inInterface: boolean;
  depth: number;
}

const kinds = new Map<string, SymbolKind>([
  ['class_declaration', 'class'],
  ['record_declaration', 'class'],
  ['interface_declaration', 'interface'],
  ['annotation_type_declaration', 'interface'],
  ['enum_declaration', 'enum'],
  ['method_declaration', 'method'],
  ['annotation_type_element_declaration', 'method'],
  ['constructor_declaration', 'constructor'],
  ['compact_constructor_declaration', 'constructor'],
  ['enum_constant', 'constant'],
  ['field_declaration', 'property'],
  ['constant_declaration', 'constant'],
]);

function symbolsOf(child: DocumentedChild, place: Place): CodeSymbol[] {
  const { node, comments } = child;
  const { source } = place;
  if (node.type === 'enum_body_declarations') return membersOf(node, place);
  const kind = kinds.get(node.type);
  if (kind === undefined) return [];
  const modifiers = childOfType(node, 'modifiers');
  const annotations = modifiers?.namedChildren.filter(({ type }) => type === 'annotation' || type === 'marker_annotation') ?? [];
  const body = node.childForFieldName('body');
  const common = {
    node,
    kind,
    exported: node.type === 'enum_constant' || (place.inInterface && !(modifiers !== null && hasChild(modifiers, 'private'))) || (modifiers !== null && hasChild(modifiers, 'public')),
    doc: commentedDoc(comments, source),
    decorators: annotations.map((annotation) => textOf(annotation, source).slice(1)),
    signature: headOf(node, { annotations, body, source }),
  };
  if (node.type === 'field_declaration' || node.type === 'constant_declaration') {
    const isConstant = kind === 'constant' || (modifiers !== null && hasChild(modifiers, 'static') && hasChild(modifiers, 'final'));
    return node.childrenForFieldName('declarator').slice(0, maxDeclared).flatMap((declarator) => {
      const name = declarator === null ? null : fieldText(declarator, 'name', source);
      return name === null ? [] : [codeSymbol({ ...common, name, kind: isConstant ? 'constant' : 'property', signature: common.signature.slice(0, 120) }, source)];
    });
  }
  const inInterface = kind === 'interface';
  const hasMembers = kind === 'class' || kind === 'enum' || inInterface;
  const members = hasMembers && body !== null ? membersOf(body, { source, inInterface, depth: place.depth + 1 }) : [];
  return [codeSymbol({ ...common, name: fieldText(node, 'name', source) ?? '', members }, source)];
}

function membersOf(body: Node, place: Place): CodeSymbol[] {
  if (place.depth > maxNesting) return [];
  return [...documentedChildren(body)].flatMap((child) => symbolsOf(child, place));
}

/** The declaration without annotations and body. */
function headOf(node: Node, { annotations, body, source }: { annotations: readonly Node[]; body: Node | null; source: string }): string {
  const end = Math.min(body?.startIndex ?? node.endIndex, (annotations.at(-1)?.endIndex ?? node.startIndex) + 1200);
  let head = '';
  let from = node.startIndex;
  for (const annotation of annotations) {
    head += source.slice(from, annotation.startIndex);
    from = annotation.endIndex;
  }
  return (head + source.slice(from, end)).trim();
}
