import Graph from 'graphology';
import Sigma from 'sigma';
import { pull, startingPoints } from './graph-layout.js';
import type { Grain, GraphModel } from './graph-model.js';

/** A drawn graph. */
export interface Drawing {
  /** Shows a node and its neighbours, and the others faintly; `null`: all alike. */
  select(id: string | null): void;
  /** Shows only nodes whose path contains the text; empty: all. @returns how many */
  search(text: string): number;
  zoom(factor: number): void;
  reset(): void;
  close(): void;
}

/** How a graph is drawn. */
export interface DrawOptions {
  model: GraphModel;
  grain: Grain;
  /** The colour of a group: a custom property of the stylesheet, without dashes. */
  markOf: (group: string) => string;
  onSelect: (id: string | null) => void;
}

/** Draws a graph into an element that is in the page. Throws where the browser has no WebGL. */
export function drawGraph(place: HTMLElement, { model, grain, markOf, onSelect }: DrawOptions): Drawing {
  const graph = new Graph({ type: 'directed' });
  const points = startingPoints(model, grain);
  for (const { id, label, weight, group } of model.nodes) graph.addNode(id, { ...(points.get(id) ?? { x: 0, y: 0 }), label, size: 4 + weight * 12, mark: markOf(group) });
  for (const { from, to, imports, suspect } of model.edges) graph.addEdge(from, to, { size: Math.min(4, 0.8 + Math.log2(imports) * 0.7), suspect });
  if (grain === 'files') pull(graph);

  let selected: string | null = null;
  let hovered: string | null = null;
  let words = '';
  let ink = readInk();
  const near = (id: string): boolean => {
    const center = hovered ?? selected;
    if (center !== null) return id === center || graph.areNeighbors(id, center);
    return words === '' || id.toLowerCase().includes(words);
  };
  const sigma = new Sigma(graph, place, {
    defaultEdgeType: 'arrow',
    labelFont: 'system-ui, sans-serif',
    labelSize: 13,
    labelWeight: '500',
    labelColor: { attribute: 'labelColor' },
    labelRenderedSizeThreshold: grain === 'folders' || model.nodes.length < 40 ? 0 : 9,
    labelDensity: grain === 'folders' ? 4 : 1,
    stagePadding: 48,
    zIndex: true,
    allowInvalidContainer: true,
    defaultDrawNodeHover: () => {},
    nodeReducer: (id, data) => {
      const clear = near(id);
      const named = clear && (hovered ?? selected ?? (words === '' ? null : id)) !== null;
      return { ...data, color: clear ? ink(String(data['mark'])) : ink('faint'), label: clear ? data['label'] : '', labelColor: ink('text'), forceLabel: named && model.nodes.length < 400, zIndex: clear ? 1 : 0, highlighted: false };
    },
    edgeReducer: (edge, data) => {
      const center = hovered ?? selected;
      const clear = center === null ? words === '' || graph.extremities(edge).some(near) : graph.hasExtremity(edge, center);
      return { ...data, color: clear ? ink(data['suspect'] === true ? 'bad' : center === null ? 'edge' : 'link') : ink('faint'), hidden: !clear && model.edges.length > 1_500, zIndex: clear ? 1 : 0 };
    },
  });
  const camera = sigma.getCamera();
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const redraw = (): void => void sigma.refresh({ skipIndexation: true });
  const recolour = (): void => {
    ink = readInk();
    redraw();
  };

  sigma.on('enterNode', ({ node }) => {
    hovered = node;
    redraw();
  });
  sigma.on('leaveNode', () => {
    hovered = null;
    redraw();
  });
  sigma.on('clickNode', ({ node }) => onSelect(node));
  sigma.on('clickStage', () => onSelect(null));
  document.addEventListener('themechange', recolour);
  return {
    select(id) {
      selected = id !== null && graph.hasNode(id) ? id : null;
      redraw();
    },
    search(text) {
      words = text.trim().toLowerCase();
      redraw();
      return words === '' ? graph.order : graph.filterNodes((id) => id.toLowerCase().includes(words)).length;
    },
    zoom: (factor) => void camera.animate({ ratio: camera.ratio / factor }, { duration: calm ? 0 : 150 }),
    reset: () => void camera.animate({ x: 0.5, y: 0.5, ratio: 1, angle: 0 }, { duration: calm ? 0 : 150 }),
    close() {
      document.removeEventListener('themechange', recolour);
      sigma.kill();
    },
  };
}

/** The colours of the stylesheet, as they are now. */
function readInk(): (name: string) => string {
  const style = getComputedStyle(document.documentElement);
  const known = new Map<string, string>();
  return (name) => {
    const found = known.get(name) ?? (style.getPropertyValue(`--${name}`).trim() || '#888888');
    known.set(name, found);
    return found;
  };
}
