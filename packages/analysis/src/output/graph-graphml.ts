import { linkAttributes, nodeAttributes, type GraphAttribute } from './graph-attributes.js';
import type { GraphView } from './graph-view.js';
import { xmlText } from './xml-text.js';

/** The graph as GraphML, which yEd, Gephi, Cytoscape and NetworkX read. Written here: graphology has no writer. */
export function graphGraphml({ nodes, links }: GraphView): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...nodeAttributes.map((attribute) => key('node', attribute)),
    ...linkAttributes.map((attribute) => key('edge', attribute)),
    '  <graph edgedefault="directed">',
    ...nodes.map((node, index) => `    <node id="n${String(index)}">${data('node', nodeAttributes, node)}</node>`),
    ...links.map((link, index) => `    <edge id="e${String(index)}" source="n${String(link.from)}" target="n${String(link.to)}">${data('edge', linkAttributes, link)}</edge>`),
    '  </graph>',
    '</graphml>',
  ];
  return `${lines.join('\n')}\n`;
}

function key(domain: 'node' | 'edge', { name, type }: Pick<GraphAttribute<never>, 'name' | 'type'>): string {
  return `  <key id="${domain}-${name}" for="${domain}" attr.name="${name}" attr.type="${type}"/>`;
}

function data<Item>(domain: 'node' | 'edge', attributes: readonly GraphAttribute<Item>[], item: Item): string {
  return attributes
    .map(({ name, of }) => {
      const value = of(item);
      return value === null ? '' : `<data key="${domain}-${name}">${xmlText(String(value))}</data>`;
    })
    .join('');
}
