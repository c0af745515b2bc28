import { plainText, type Claim, type CodeSymbol, type Extraction, type Observation } from '@reposcan/core';
import { kindOfOrder } from '../hostile/kind-of-order.js';
import type { Passage } from './passage.js';

const maxFiles = 150;
const maxSymbols = 14;
const maxSignature = 140;
const maxDoc = 160;

/** What the scan found out, then the outlines of the most important source files. */
export function codePassages(facts: readonly Claim[], observation: Observation, extraction: Extraction | null): Passage[] {
  const skeletons = new Map(extraction?.skeletons.map((skeleton) => [skeleton.path, skeleton]));
  const outlines = observation.files
    .filter(({ path, role }) => role === 'source' && skeletons.has(path))
    .slice(0, maxFiles)
    .flatMap(({ path }) => {
      const symbols = (skeletons.get(path)?.symbols ?? []).filter(({ exported }) => exported).slice(0, maxSymbols);
      const [first] = symbols;
      return first === undefined ? [] : [{ text: symbols.map(outline).join('\n'), sources: [{ path, line: first.line }] }];
    });
  return [...facts.map(({ text, sources }) => ({ text, sources })), ...outlines].map((passage, index) => ({ id: `C${String(index + 1)}`, ...passage }));
}

function outline({ signature, doc, members }: CodeSymbol): string {
  const said = doc === null || kindOfOrder(doc) !== null ? '' : ` — ${plainText(doc, maxDoc)}`;
  const has = members.filter(({ exported }) => exported).slice(0, 8).map(({ name }) => name);
  return `${plainText(signature, maxSignature)}${said}${has.length === 0 ? '' : ` (members: ${has.join(', ')})`}`;
}
