import { fileLevel } from './file-level.js';
import { folderLevel } from './folder-level.js';
import { communityNames } from './community-names.js';
import type { GraphPageInput } from './graph-page-input.js';
import type { GraphScene } from './scene.js';
import { sceneLimits } from './scene-limits.js';
import { shownText } from './shown-text.js';

/** Computes the scene. Large graphs are cut to their most important files, and the scene says so. */
export function graphScene(input: GraphPageInput): GraphScene {
  const files = fileLevel(input);
  const { signals, layers, importGraph } = input.graph;
  return {
    name: shownText(input.name),
    files: files.level,
    folders: folderLevel(files),
    start: importGraph.files.length > sceneLimits.foldersFirstFrom ? 'folders' : 'files',
    layers: layers.depth,
    communities: communityNames(signals.communities.slice(0, sceneLimits.communities)),
    notes: files.notes,
  };
}
