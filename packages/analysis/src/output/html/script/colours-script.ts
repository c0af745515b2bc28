/** The colours of the picture, as the style sheet has them now; they change with the reader's preference. */
export const coloursScript = String.raw`
const named = 8;

function readColours(root) {
  const style = getComputedStyle(root);
  const of = (name) => style.getPropertyValue('--graph-' + name).trim();
  const colours = {};
  for (const name of ['ground', 'panel', 'text', 'quiet', 'line', 'edge', 'dim', 'accent', 'uses', 'used', 'bad', 'low', 'high']) colours[name] = of(name);
  colours.series = Array.from({ length: named + 1 }, (_, nth) => of(nth));
  return colours;
}

/** Between two colours written as #rrggbb. */
function between(low, high, share) {
  const parts = (colour) => [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  const from = parts(low);
  return '#' + parts(high).map((to, nth) => Math.round(from[nth] + (to - from[nth]) * share).toString(16).padStart(2, '0')).join('');
}

/** What a node's colour says, and what the colours mean. */
function colouring(scene, by, colours) {
  const nth = (index) => colours.series[Math.min(index, named)];
  if (by === 'layer') {
    const most = Math.max(1, scene.layers - 1);
    const of = (layer) => (layer === null ? nth(named) : between(colours.low, colours.high, layer / most));
    const legend = Array.from({ length: scene.layers }, (_, layer) => scene.layers - 1 - layer);
    const shown = legend.length <= 8 ? legend : legend.filter((layer) => layer === 0 || layer === most || layer % Math.ceil(most / 6) === 0);
    return { of: (node) => of(node.layer), legend: [...shown.map((layer) => ['layer ' + layer, of(layer)]), ['no layer', of(null)]] };
  }
  if (by === 'role') {
    const roles = [...new Set(scene.files.nodes.map(({ role }) => role))].filter((role) => role !== null).sort();
    return { of: (node) => (node.role === null ? nth(named) : nth(roles.indexOf(node.role))), legend: roles.map((role, index) => [role, nth(index)]) };
  }
  const legend = scene.communities.slice(0, named).map((label, index) => [label, nth(index)]);
  if (scene.communities.length > named) legend.push(['other communities', nth(named)]);
  return { of: (node) => (node.community === null ? nth(named) : nth(node.community)), legend };
}
`;
