import type ts from 'typescript';
import { writeCall } from './calls.js';
import { emit, place, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';

/**
 * Markup: `<Panel open />` calls the function or the class `Panel`, with its attributes as an object; what is handed to an element of the platform (`<a onClick={f}>`), the platform
 * calls. Either happens later and elsewhere, but because of this place: an implicit call from here.
 */
export function readElement(writer: FactsWriter, node: ts.JsxElement | ts.JsxSelfClosingElement | ts.JsxFragment): number {
  const { compiler } = writer;
  const children = compiler.isJsxSelfClosingElement(node) ? [] : node.children;
  const inside = children.map((child) => (compiler.isJsxExpression(child) ? readInside(writer, child) : writer.value(child)));
  if (compiler.isJsxFragment(node)) return -1;
  const opening = compiler.isJsxElement(node) ? node.openingElement : node;
  const properties = readAttributes(writer, opening.attributes);
  for (const from of inside) {
    if (from !== -1) emit(writer, Op.store, properties, text(writer, 'children'), from, ...place(writer, opening));
  }
  const { tagName } = opening;
  const isPlatform = compiler.isJsxNamespacedName(tagName) || (compiler.isIdentifier(tagName) && /^[a-z]/.test(tagName.text));
  const callee = isPlatform ? platformElement(writer) : writer.value(tagName);
  writeCall(writer, { kind: 'implicit', node: opening, callee, given: [properties] });
  return -1;
}

function readAttributes(writer: FactsWriter, attributes: ts.JsxAttributes): number {
  const { compiler } = writer;
  const to = slot(writer);
  emit(writer, Op.object, to);
  for (const attribute of attributes.properties) {
    if (compiler.isJsxSpreadAttribute(attribute)) {
      const from = writer.value(attribute.expression);
      if (from !== -1) emit(writer, Op.spread, to, from);
    } else if (attribute.initializer !== undefined) {
      const from = compiler.isJsxExpression(attribute.initializer) ? readInside(writer, attribute.initializer) : writer.value(attribute.initializer);
      if (from !== -1) emit(writer, Op.store, to, text(writer, compiler.isIdentifier(attribute.name) ? attribute.name.text : 'name'), from, ...place(writer, attribute));
    }
  }
  return to;
}

function readInside(writer: FactsWriter, node: ts.JsxExpression): number {
  return node.expression === undefined ? -1 : writer.value(node.expression);
}

/** Stands for whatever the platform does with an element. */
function platformElement(writer: FactsWriter): number {
  const to = slot(writer);
  emit(writer, Op.global, to, text(writer, '<element>'));
  return to;
}
