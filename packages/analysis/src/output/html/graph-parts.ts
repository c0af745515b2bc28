import { graphMarkup } from './page/graph-markup.js';
import { graphStyle } from './page/graph-style.js';
import type { GraphPageInput } from './scene/graph-page-input.js';
import { graphScene } from './scene/graph-scene.js';
import type { GraphScene } from './scene/scene.js';
import { graphScript } from './script/graph-script.js';
import { libraryScript } from './script/library-script.js';

/** The interactive graph as parts of a page. Put the markup into the body, and the scripts, in this order, behind it. */
export interface GraphParts {
  scene: GraphScene;
  /** Elements; every text in them is escaped. */
  markup: string;
  /** Style sheet of the elements, whose classes all begin with `graph`. */
  style: string;
  /** Contents of script elements: they load nothing, send nothing and parse no markup, so a policy can allow them by their hashes. */
  scripts: readonly string[];
}

/** Computes the parts. Reads the drawing library from its package the first time. */
export function graphParts(input: GraphPageInput): GraphParts {
  const scene = graphScene(input);
  return { scene, markup: graphMarkup(scene), style: graphStyle, scripts: [libraryScript(), graphScript] };
}
