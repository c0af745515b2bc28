import { linkAttributes, nodeAttributes, type GraphAttribute } from './graph-attributes.js';
import type { GraphView } from './graph-view.js';

/** The graph as JSON: `{ level, nodes, edges }`, one of each on a line, so that two scans can be compared line by line. Edges name the paths of their ends. */
export function graphJson({ level, nodes, links }: GraphView): string {
  const pathOf = (index: number): string => nodes[index]?.path ?? '';
  const nodeLines = nodes.map((node) => JSON.stringify(record(nodeAttributes, node)));
  const linkLines = links.map((link) => JSON.stringify({ from: pathOf(link.from), to: pathOf(link.to), ...record(linkAttributes, link) }));
  return `{\n"level": ${JSON.stringify(level)},\n"nodes": ${list(nodeLines)},\n"edges": ${list(linkLines)}\n}\n`;
}

function record<Item>(attributes: readonly GraphAttribute<Item>[], item: Item): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ name, of }) => [name, of(item)]));
}

function list(lines: readonly string[]): string {
  return lines.length === 0 ? '[]' : `[\n${lines.join(',\n')}\n]`;
}
