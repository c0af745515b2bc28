import { plainText, type CodeSymbol, type Extraction, type HostileText } from '@reposcan/core';
import { kindOfOrder } from './kind-of-order.js';

const maxFindings = 20;
/** Files of one scan whose documentation is looked through. */
const maxFiles = 2_000;

/** What gives orders in the documentation of the code. */
export function hostileCode(extraction: Extraction | null): HostileText[] {
  const found: HostileText[] = [];
  for (const { path, symbols } of extraction?.skeletons.slice(0, maxFiles) ?? []) {
    const visit = ({ doc, line, members }: CodeSymbol): void => {
      const kind = doc === null ? null : kindOfOrder(doc);
      if (doc !== null && kind !== null && kind !== 'markup') found.push({ path, line, kind, excerpt: plainText(doc, 200) });
      members.forEach(visit);
    };
    symbols.forEach(visit);
    if (found.length >= maxFindings) break;
  }
  return found.slice(0, maxFindings);
}
