import type { TopicClaim } from '../claims/sections.js';
import type { Area, Facts } from '../facts/facts.js';
import { count, list } from '../wording/wording.js';
import { claim, source } from './topic-claim.js';

/** How it is built: languages, sizes, folders, layers, packages from outside. */
export function structureClaims(facts: Facts): TopicClaim[] {
  return [...languages(facts), ...sizes(facts), ...areas(facts), ...layers(facts), ...packages(facts), ...calls(facts)];
}

function languages({ languages: used }: Facts): TopicClaim[] {
  const [first, ...rest] = used.filter(({ percent }) => percent > 0);
  if (first === undefined) return [];
  const others = rest.filter(({ percent }) => percent > 1).slice(0, 3).map(({ name, percent }) => `${name} (${String(percent)} %)`);
  const also = others.length === 0 ? '' : `, besides ${list(others)}`;
  const size = `${String(first.percent)} % of the code by size, ${count(first.lines, 'line')} in ${count(first.files, 'file')}`;
  return [claim('structure', `It is written in ${first.name}: ${size}${also}.`, ...[first, ...rest.slice(0, 3)].map(({ leading }) => source(leading)))];
}

function sizes({ totals, source: code, tests, documents, anchor }: Facts): TopicClaim[] {
  if (anchor === null || code.files === 0) return [];
  const parts = [
    `${count(code.files, 'is', 'are')} source code`,
    ...(tests.files > 0 ? [`${count(tests.files, 'belongs', 'belong')} to the tests`] : []),
    ...(documents.files > 0 ? [`${count(documents.files, 'is', 'are')} documentation`] : []),
  ];
  return [claim('structure', `Of ${count(totals.files, 'file')}, ${list(parts)}.`, source(anchor))];
}

function areas({ areas: folders, source: code }: Facts): TopicClaim[] {
  const shown = folders.slice(0, 5);
  if (shown.length < 2 || code.files < 5) return [];
  return [claim('structure', `Most of the source files are in ${list(shown.map(named))}.`, ...shown.map(({ leading }) => source(leading)))];
}

function layers({ graph }: Facts): TopicClaim[] {
  if (graph === null || graph.layers.depth < 2 || graph.layers.top.length === 0 || graph.layers.bottom.length === 0) return [];
  const { depth, top, bottom } = graph.layers;
  const paths = (folders: readonly Area[]): string => list(folders.map(({ path }) => path));
  return [
    claim(
      'structure',
      `Its imports order the folders into ${count(depth, 'layer')}: at the top ${paths(top)}, at the bottom ${paths(bottom)}, which import${bottom.length === 1 ? 's' : ''} no other folder.`,
      ...[...top, ...bottom].map(({ leading }) => source(leading)),
    ),
  ];
}

function packages({ graph }: Facts): TopicClaim[] {
  const used = (graph?.packages ?? []).slice(0, 5);
  const [first] = used;
  if (first === undefined) return [];
  const named = used.map(({ name, importers }) => `${name} (${count(importers, 'file')})`);
  return [claim('structure', `From outside it imports ${used.length < 5 ? 'above all ' : 'most often '}${list(named)}.`, ...used.map(({ example }) => example))];
}

function calls({ calls: found }: Facts): TopicClaim[] {
  const hot = found?.hotspots ?? [];
  if (hot.length === 0) return [];
  const named = hot.map(({ name, path, callers }) => `${name} in ${path} (${count(callers, 'caller')})`);
  return [claim('structure', `Much hangs on ${list(named)}.`, ...hot.map(({ path, line }) => source(path, line)))];
}

function named({ path, files }: Area): string {
  return `${path} (${count(files, 'file')})`;
}
