import { plainText, type LayeredFolder, type Layers } from '@reposcan/core';

/** Folders that fit into a picture. */
const maxFolders = 15;
const maxLabel = 60;

/**
 * The architecture as a Mermaid flowchart: folders as nodes, one rank a layer, what a folder uses as arrows, against the order of the layers dotted. The
 * largest folders where there are more than fit; `null` where there are fewer than two.
 */
export function layersDiagram({ folders, violations }: Layers): string | null {
  const shown = [...folders]
    .sort((left, right) => right.files - left.files || (left.path < right.path ? -1 : 1))
    .slice(0, maxFolders)
    .sort((left, right) => right.layer - left.layer || (left.path < right.path ? -1 : 1));
  if (shown.length < 2) return null;
  const ids = new Map(shown.map(({ path }, index) => [path, `n${String(index)}`]));
  const against = new Set(violations.map(({ fromFolder, toFolder }) => `${fromFolder}\0${toFolder}`));
  const layers = [...new Set(shown.map(({ layer }) => layer))];
  return `${[
    'flowchart TB',
    ...(shown.length < folders.length ? [`  %% ${String(shown.length)} of ${String(folders.length)} folders: those with the most files.`] : []),
    ...layers.flatMap((layer) => rank(layer, shown, ids)),
    ...shown.flatMap(({ path, uses }) =>
      [...new Set(uses)].flatMap((used) => {
        const [from, to] = [ids.get(path), ids.get(used)];
        return from === undefined || to === undefined || from === to ? [] : [`  ${from} ${against.has(`${path}\0${used}`) ? '-.->' : '-->'} ${to}`];
      }),
    ),
  ].join('\n')}\n`;
}

function rank(layer: number, folders: readonly LayeredFolder[], ids: ReadonlyMap<string, string>): string[] {
  const nodes = folders.filter((folder) => folder.layer === layer).map(({ path }) => `    ${ids.get(path) ?? ''}["${label(path)}"]`);
  return [`  subgraph layer${String(layer)}["layer ${String(layer)}"]`, ...nodes, '  end'];
}

/** Letters, digits and what paths are made of stay; all else becomes a character code, so that nothing in a name is read as syntax, Markdown or HTML. */
function label(path: string): string {
  const shown = path === '' ? '.' : plainText(path, maxLabel) || '?';
  return shown.replace(/[^\p{L}\p{N} ./_@+,=-]/gu, (character) => `#${String(character.codePointAt(0))};`);
}
