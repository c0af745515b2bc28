/** Draws one level of the scene with sigma, dims what the reader is not looking at, and moves the camera. */
export const viewScript = String.raw`
const traitTypeOnly = 1, traitAgainstLayers = 2, traitInCycle = 4;
const still = matchMedia('(prefers-reduced-motion: reduce)');

function graphOf(level, arrange) {
  const graph = new graphology.DirectedGraph();
  level.nodes.forEach((node, index) => {
    const [x, y] = node[arrange];
    graph.addNode(index, { x, y, size: 2.2 + 9 * Math.pow(node.importance / 100, 1.5) + (node.files > 1 ? Math.min(6, Math.sqrt(node.files)) : 0), label: shortName(node.path) });
  });
  level.edges.forEach(([from, to, traits, imports]) => graph.addEdge(from, to, { traits, size: Math.min(4, 0.5 + Math.log2(imports) / 2) }));
  return graph;
}

/** Of a path what fits beside a dot: its last part. */
function shortName(path) {
  const parts = path.split('/').filter((part) => part !== '');
  const last = parts[parts.length - 1] || path;
  return path.endsWith('/') ? parts.slice(-2).join('/') + '/' : last;
}

function createView(stage, scene, state, on) {
  let colours = readColours(stage);
  let paint = colouring(scene, state.colour, colours);
  let level = scene[state.level];
  let graph = graphOf(level, state.arrange);
  let near = null;

  const focus = () => (state.hovered !== null ? state.hovered : state.chosen);
  const isShown = (node) =>
    (state.layer === '' || (state.layer === 'none' ? node.layer === null : node.layer === Number(state.layer))) &&
    (state.community === '' || node.community === Number(state.community)) &&
    (state.role === '' || node.role === state.role) &&
    (state.folder === null || state.level === 'folders' || node.folder === state.folder);
  const shown = new Set();
  const isDrawn = (traits) => state.types || (traits & traitTypeOnly) === 0;

  function nodeLook(key, data) {
    const index = Number(key);
    if (!shown.has(index)) return { ...data, hidden: true, label: '' };
    const look = { ...data, color: paint.of(level.nodes[index]) };
    const centre = focus();
    if (centre === null) return look;
    if (index === centre) return { ...look, zIndex: 2, forceLabel: true, highlighted: index === state.chosen };
    if (near.has(index)) return { ...look, zIndex: 1, forceLabel: near.size <= 24 };
    return { ...look, color: colours.dim, label: '', zIndex: 0 };
  }

  function edgeLook(edge, data) {
    const [from, to] = graph.extremities(edge).map(Number);
    if (!isDrawn(data.traits) || !shown.has(from) || !shown.has(to)) return { ...data, hidden: true };
    const centre = focus();
    if (centre === null) {
      const bad = (data.traits & (state.mark === 'layers' ? traitAgainstLayers : state.mark === 'cycles' ? traitInCycle : 0)) !== 0;
      return { ...data, color: bad ? colours.bad : (data.traits & traitTypeOnly) !== 0 ? colours.dim : colours.edge, zIndex: bad ? 1 : 0 };
    }
    if (from !== centre && to !== centre) return { ...data, hidden: true };
    return { ...data, color: from === centre ? colours.uses : colours.used, size: data.size + 0.6, zIndex: 2 };
  }

  /** The name of the dot under the pointer, on a ground of the page's colours. */
  function drawName(context, data, settings) {
    const text = data.key !== undefined ? level.nodes[Number(data.key)].path : data.label;
    if (!text) return;
    context.font = settings.labelSize + 'px ' + settings.labelFont;
    const room = stage.clientWidth - 24;
    const width = Math.min(room, context.measureText(text).width + 12);
    const left = Math.max(6, Math.min(data.x + data.size + 4, stage.clientWidth - width - 6));
    context.fillStyle = colours.panel;
    context.strokeStyle = colours.line;
    context.beginPath();
    context.rect(left, data.y - 12, width, 24);
    context.fill();
    context.stroke();
    context.fillStyle = colours.text;
    context.fillText(text, left + 6, data.y + 4, room - 12);
    context.beginPath();
    context.arc(data.x, data.y, data.size + 2, 0, Math.PI * 2);
    context.stroke();
  }

  function gather() {
    shown.clear();
    level.nodes.forEach((node, index) => isShown(node) && shown.add(index));
    const centre = focus();
    near = new Set();
    if (centre === null || !graph.hasNode(centre)) return;
    graph.forEachEdge(centre, (_, { traits }, from, to) => isDrawn(traits) && near.add(Number(from) === centre ? Number(to) : Number(from)));
  }

  gather();
  const renderer = new Sigma(graph, stage, {
    allowInvalidContainer: true,
    defaultEdgeType: 'arrow',
    defaultDrawNodeHover: drawName,
    hideEdgesOnMove: level.edges.length > 6000,
    labelColor: { color: colours.text },
    labelDensity: 0.5,
    labelFont: 'system-ui, sans-serif',
    labelGridCellSize: 110,
    labelRenderedSizeThreshold: 7,
    labelSize: 12,
    maxCameraRatio: 3,
    minCameraRatio: 0.02,
    stagePadding: 40,
    zIndex: true,
    nodeReducer: nodeLook,
    edgeReducer: edgeLook,
  });
  const camera = renderer.getCamera();
  const duration = () => (still.matches ? 0 : 250);
  const moveTo = (place) => camera.animate(place, { duration: duration() });

  const view = {
    level: () => level,
    legend: () => paint.legend,
    colours: () => colours,
    shown: () => shown,
    /** Draws again after the state has changed. */
    update() {
      paint = colouring(scene, state.colour, colours);
      gather();
      renderer.refresh();
    },
    /** Another level, or the same at other places. */
    rearrange() {
      level = scene[state.level];
      graph = graphOf(level, state.arrange);
      gather();
      renderer.setGraph(graph);
      renderer.setSetting('hideEdgesOnMove', level.edges.length > 6000);
      view.update();
      view.showAll();
    },
    recolour() {
      colours = readColours(stage);
      renderer.setSetting('labelColor', { color: colours.text });
      view.update();
    },
    lookAt(index) {
      const place = renderer.getNodeDisplayData(index);
      if (place) moveTo({ x: place.x, y: place.y, ratio: Math.min(camera.ratio, 0.35) });
    },
    zoom: (factor) => moveTo({ ratio: camera.getBoundedRatio(camera.ratio * factor) }),
    pan: (x, y) => moveTo({ x: camera.x + x * camera.ratio, y: camera.y + y * camera.ratio }),
    showAll: () => moveTo({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }),
    imports: (index) => graph.mapOutEdges(index, (_, { traits }, __, to) => ({ index: Number(to), traits })),
    importers: (index) => graph.mapInEdges(index, (_, { traits }, from) => ({ index: Number(from), traits })),
  };
  renderer.on('enterNode', ({ node }) => on.hover(Number(node)));
  renderer.on('leaveNode', () => on.hover(null));
  renderer.on('clickNode', ({ node }) => on.choose(Number(node)));
  renderer.on('clickStage', () => on.choose(null));
  return view;
}
`;
