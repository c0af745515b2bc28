import { graphParts, type GraphParts } from '@reposcan/analysis';
import type { RepositoryScan } from '@reposcan/core';
import { codeOf } from '../../code/code-of.js';
import { importFacts } from '../../code/import-facts.js';
import { card, factList } from '../common-cards.js';
import { html, Markup } from '../markup.js';

/** The interactive graph of a scan as parts of a page; `null` where there is nothing to draw. */
export function graphPartsOf(scan: RepositoryScan): GraphParts | null {
  const { importGraph, signals, layers, skeletons } = codeOf(scan);
  if (importGraph === null || signals === null || layers === null || importGraph.edges.length === 0) return null;
  return graphParts({ name: scan.repository.name, graph: { importGraph, signals, layers }, files: scan.files, skeletons });
}

/** The import graph: its figures, and its picture where there is one. */
export function graphCard(scan: RepositoryScan, parts: GraphParts | null): Markup | null {
  const { importGraph, signals } = codeOf(scan);
  if (importGraph === null || importGraph.files.length === 0) return null;
  const facts = factList(importFacts(importGraph, signals), 'small');
  return card('Import graph', html`${facts}${parts !== null && new Markup(parts.markup)}`, { look: 'picture' });
}
