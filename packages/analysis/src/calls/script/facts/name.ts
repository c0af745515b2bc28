import { emit, slot, text, type FactsWriter } from './facts-writer.js';
import { Op } from './file-facts.js';
import { lookUp } from './scope.js';

/** The slot of a name. */
export function readName(writer: FactsWriter, name: string): number {
  if (name === 'undefined') return -1;
  const found = lookUp(writer.scope, name);
  if (found !== -1) return found;
  if (name === 'arguments') {
    const all = writer.facts.functions[writer.owner]?.all ?? -1;
    if (all !== -1) return all;
  }
  const to = slot(writer);
  emit(writer, Op.global, to, text(writer, name));
  return to;
}
