import type { FileSkeleton, LayeredFolder, ObservedFile } from '@reposcan/core';
import { compareText } from '../../../text/compare-text.js';
import type { GraphPageInput } from './graph-page-input.js';
import type { SceneLevel, SceneNode } from './scene.js';
import { edgesBetween } from './edges-between.js';
import { placed, type Placeless } from './placed.js';
import { ancestors, sceneFolders } from './scene-folders.js';
import { sceneLimits } from './scene-limits.js';
import { shownText } from './shown-text.js';

const thousands = new Intl.NumberFormat('en-US');

/** The files of a graph as they are drawn. */
export interface FileLevel {
  level: SceneLevel;
  /** The folders that the files' `folder` is an index into. */
  folders: readonly string[];
  /** What was left out. */
  notes: string[];
}

/** Computes the files, their imports and places. */
export function fileLevel({ graph, files, skeletons }: GraphPageInput): FileLevel {
  const observed = new Map(files.map((file) => [file.path, file]));
  const signals = new Map(graph.signals.files.map((file) => [file.path, file]));
  const outlines = new Map((skeletons ?? []).map((skeleton) => [skeleton.path, skeleton]));
  const layerOf = layersByFile(graph.layers.folders);
  const importanceOf = (path: string) => observed.get(path)?.importance ?? 0;
  const linked = graph.importGraph.files;
  const shown = linked.toSorted((a, b) => importanceOf(b) - importanceOf(a) || compareText(a, b)).slice(0, sceneLimits.files);
  const folders = sceneFolders(shown);

  let symbolsLeft: number = sceneLimits.symbolsInAll;
  const placeless = shown.map((path, index): Placeless => {
    const signal = signals.get(path);
    const community = signal?.community ?? null;
    const symbols = symbolsOf(outlines.get(path), symbolsLeft);
    symbolsLeft -= symbols.symbols.length;
    return {
      path: shownText(path),
      ...seen(observed.get(path)),
      fanIn: signal?.fanIn ?? 0,
      fanOut: signal?.fanOut ?? 0,
      // Tests have no layer, wherever they are.
      layer: observed.get(path)?.role === 'test' ? null : layerOf(path),
      community: community !== null && community < sceneLimits.communities ? community : null,
      cyclic: (signal?.cycle ?? null) !== null,
      ...symbols,
      files: 1,
      folder: folders.of[index] ?? 0,
    };
  });
  const cycleOf = (index: number) => signals.get(shown[index] ?? '')?.cycle ?? null;
  const { edges, left } = edgesBetween(shown, graph.importGraph.edges, { nodes: placeless, cycleOf });
  return { level: placed(placeless, edges), folders: folders.paths, notes: notesOn(linked.length - shown.length, left) };
}

function seen(file: ObservedFile | undefined): Pick<SceneNode, 'importance' | 'role' | 'language' | 'lines'> {
  if (file === undefined) return { importance: 0, role: null, language: null, lines: null };
  const { importance, role, language, lines } = file;
  return { importance: Math.round(importance * 10) / 10, role, language: language === null ? null : shownText(language), lines };
}

function symbolsOf(skeleton: FileSkeleton | undefined, most: number): Pick<SceneNode, 'symbols' | 'moreSymbols'> {
  const all = skeleton?.symbols ?? [];
  const symbols = all.slice(0, Math.min(sceneLimits.symbols, most)).map(({ name }) => shownText(name).slice(0, 60));
  return { symbols, moreSymbols: all.length - symbols.length };
}

/** The layer of the nearest folder above a file that has one. */
function layersByFile(folders: readonly LayeredFolder[]): (path: string) => number | null {
  const layers = new Map(folders.map(({ path, layer }) => [path === '.' ? '' : path.replace(/\/$/, ''), layer]));
  return (path) => {
    for (const folder of ancestors(path)) {
      const layer = layers.get(folder);
      if (layer !== undefined) return layer;
    }
    return null;
  };
}

function notesOn(files: number, edges: number): string[] {
  return [
    ...(files > 0 ? [`${thousands.format(files)} less important files are not drawn.`] : []),
    ...(edges > 0 ? [`${thousands.format(edges)} imports between less important files are not drawn.`] : []),
  ];
}
