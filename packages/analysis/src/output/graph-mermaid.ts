import { compareText } from '../text/compare-text.js';
import type { GraphLink, GraphView } from './graph-view.js';
import { nodeLabel } from './node-label.js';

/** What Mermaid draws without being configured otherwise; GitHub's does not let a page configure it. */
export const mermaidLimits = { edges: 500, characters: 50_000 };
/** More is not readable, nor worth trying to fit. */
const maxNodes = 1000;

/**
 * The graph as a Mermaid flowchart that every Mermaid draws: where it would exceed Mermaid's limits, the least important nodes are left out and a comment says
 * so. Dotted: types only or lazy. Red: against the layers.
 */
export function graphMermaid(view: GraphView): string {
  let count = Math.min(view.nodes.length, maxNodes);
  for (;;) {
    const text = flowchart(mostImportant(view, count), view.nodes.length);
    if (text !== null || count === 0) return text ?? 'flowchart TB\n';
    count = Math.floor(count * 0.9);
  }
}

function mostImportant(view: GraphView, count: number): GraphView {
  if (count === view.nodes.length) return view;
  const ranked = [...view.nodes.entries()].sort(([, left], [, right]) => right.importance - left.importance || right.rank - left.rank || compareText(left.path, right.path));
  const kept = ranked.slice(0, count).map(([index]) => index).sort((left, right) => left - right);
  const numbers = new Map(kept.map((index, number) => [index, number]));
  const links = view.links.flatMap((link) => {
    const [from, to] = [numbers.get(link.from), numbers.get(link.to)];
    return from === undefined || to === undefined ? [] : [{ ...link, from, to }];
  });
  return { level: view.level, nodes: kept.flatMap((index) => view.nodes[index] ?? []), links };
}

function flowchart({ level, nodes, links }: GraphView, total: number): string | null {
  if (links.length > mermaidLimits.edges) return null;
  const against = [...links.entries()].flatMap(([index, { violation }]) => (violation ? [index] : []));
  const lines = [
    'flowchart TB',
    ...(nodes.length < total ? [`  %% ${String(nodes.length)} of ${String(total)} ${level}s: the most important ones, as many as Mermaid draws.`] : []),
    ...nodes.map((node, index) => `  n${String(index)}["${escapeMermaid(nodeLabel(node))}"]`),
    ...links.map((link) => `  n${String(link.from)} ${arrow(link)} n${String(link.to)}`),
    ...(against.length > 0 ? [`  linkStyle ${against.join(',')} stroke:#cf222e`] : []),
  ];
  const text = `${lines.join('\n')}\n`;
  return text.length > mermaidLimits.characters ? null : text;
}

function arrow({ typeOnly, conditional }: GraphLink): string {
  return typeOnly || conditional ? '-.->' : '-->';
}

/** Letters, digits and what paths are made of stay; all else becomes a character code, so that nothing in a name is read as syntax, Markdown or HTML. */
function escapeMermaid(text: string): string {
  return text.replace(/[^\p{L}\p{N} ./_@+,=-]/gu, (character) => `#${String(character.codePointAt(0))};`);
}
