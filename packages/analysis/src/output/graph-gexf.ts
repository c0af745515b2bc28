import { linkAttributes, nodeAttributes, type GraphAttribute } from './graph-attributes.js';
import type { GraphView } from './graph-view.js';
import { xmlText } from './xml-text.js';
import { nodeLabel } from './node-label.js';

/** The graph as GEXF 1.2, which Gephi reads. Written here: graphology's writer passes on characters that XML cannot hold. */
export function graphGexf({ nodes, links }: GraphView): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">',
    '  <graph mode="static" defaultedgetype="directed">',
    ...declare('node', nodeAttributes),
    ...declare('edge', linkAttributes),
    '    <nodes>',
    ...nodes.map((node, index) => `      <node id="n${String(index)}" label="${xmlText(nodeLabel(node))}">${values(nodeAttributes, node)}</node>`),
    '    </nodes>',
    '    <edges>',
    ...links.map((link, index) => `      <edge id="e${String(index)}" source="n${String(link.from)}" target="n${String(link.to)}" weight="${String(link.imports)}">${values(linkAttributes, link)}</edge>`),
    '    </edges>',
    '  </graph>',
    '</gexf>',
  ];
  return `${lines.join('\n')}\n`;
}

/** GEXF's own names of the types. */
const typeNames = { string: 'string', int: 'integer', double: 'double', boolean: 'boolean' };

function declare<Item>(domain: 'node' | 'edge', attributes: readonly GraphAttribute<Item>[]): string[] {
  return [
    `    <attributes class="${domain}">`,
    ...attributes.map(({ name, type }) => `      <attribute id="${name}" title="${name}" type="${typeNames[type]}"/>`),
    '    </attributes>',
  ];
}

function values<Item>(attributes: readonly GraphAttribute<Item>[], item: Item): string {
  const written = attributes.map(({ name, of }) => {
    const value = of(item);
    return value === null ? '' : `<attvalue for="${name}" value="${xmlText(String(value))}"/>`;
  });
  return `<attvalues>${written.join('')}</attvalues>`;
}
