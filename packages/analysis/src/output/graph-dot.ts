import { plainText } from '@reposcan/core';
import type { GraphLink, GraphNode, GraphView } from './graph-view.js';
import { nodeLabel } from './node-label.js';

/**
 * The graph in the language of Graphviz. Imports that are types only are dashed, lazy ones dotted, those against the layers red; folders of one layer are on
 * one level. Layer, community, page rank and importance are attributes of the nodes.
 */
export function graphDot({ level, nodes, links }: GraphView): string {
  const lines = [
    'digraph reposcan {',
    '  rankdir=TB;',
    '  node [shape=box, style="rounded,filled", fillcolor="#f6f8fa", color="#8c959f", fontname="Helvetica", fontsize=11];',
    '  edge [color="#57606a", arrowsize=0.7];',
    ...nodes.map((node, index) => `  n${String(index)} [${attributes(nodeAttributes(node))}];`),
    ...links.map((link) => `  n${String(link.from)} -> n${String(link.to)}${brackets(attributes(linkAttributes(link)))};`),
    ...(level === 'folder' ? levels(nodes) : []),
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

type Attribute = readonly [name: string, value: string | number | null];

function nodeAttributes(node: GraphNode): Attribute[] {
  const { path, language, files, layer, community, rank, importance } = node;
  return [
    ['label', nodeLabel(node)],
    ['tooltip', plainText(path, 1000)],
    ['language', language],
    ['files', files],
    ['layer', layer],
    ['community', community],
    ['pagerank', rank],
    ['importance', importance],
  ];
}

function linkAttributes({ kind, typeOnly, conditional, imports, violation }: GraphLink): Attribute[] {
  return [
    ['kind', kind === 'import' ? null : kind],
    ['weight', imports === 1 ? null : imports],
    ['style', typeOnly ? 'dashed' : conditional ? 'dotted' : null],
    ['color', violation ? '#cf222e' : null],
  ];
}

function levels(nodes: readonly GraphNode[]): string[] {
  const layers = new Map<number, string[]>();
  for (const [index, { layer }] of nodes.entries()) layers.set(layer ?? 0, [...(layers.get(layer ?? 0) ?? []), `n${String(index)};`]);
  return [...layers].sort(([left], [right]) => right - left).map(([, members]) => `  { rank=same; ${members.join(' ')} }`);
}

function attributes(list: readonly Attribute[]): string {
  return list.flatMap(([name, value]) => (value === null ? [] : [`${name}=${typeof value === 'number' ? String(value) : quoted(value)}`])).join(', ');
}

function brackets(list: string): string {
  return list === '' ? '' : ` [${list}]`;
}

/** In a quoted string Graphviz reads backslashes as escapes and `&…;` as entities. Line breaks and controls are gone already. */
function quoted(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('&', '&amp;')}"`;
}
