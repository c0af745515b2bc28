import type { CodeSignals, FileCommunity, FileSignals, ImportGraph, ObservedFile } from '@reposcan/core';
import { compareText } from '../../text/compare-text.js';
import { inDegrees } from '../adjacency.js';
import { fileGraphOf, type FileGraph } from '../file-graph.js';
import { runsOnLoad } from '../edge-use.js';
import { sharedFolder } from './community-label.js';
import { communitiesOf } from './communities.js';
import { hotspotsOf } from './hotspots.js';
import { importCycles } from './import-cycles.js';
import { pageRank } from './page-rank.js';

/** What the graph says of each file's place; what importance is made of. */
export interface FilePlaces {
  graph: FileGraph;
  ranks: Float64Array;
  fanIn: readonly number[];
  fanOut: readonly number[];
}

/** The places of the files in an import graph; every kind of import counts. */
export function filePlaces(importGraph: ImportGraph): FilePlaces {
  const graph = fileGraphOf(importGraph);
  return { graph, ranks: pageRank(graph.adjacency), fanIn: inDegrees(graph.adjacency), fanOut: graph.adjacency.map((targets) => targets.length) };
}

/** Everything else that follows. `files` have their final importance; `churn` is `null` where history was not read. */
export function codeSignals(importGraph: ImportGraph, places: FilePlaces, files: readonly ObservedFile[], churn: ReadonlyMap<string, number> | null): CodeSignals {
  const { graph } = places;
  const { paths } = graph;
  const cycles = importCycles(paths, fileGraphOf(importGraph, runsOnLoad).adjacency);
  const cycleOf = new Map(cycles.flatMap((cycle, index) => cycle.files.map((path) => [path, index] as const)));
  const importanceOf = new Map(files.map(({ path, importance }) => [path, importance]));
  const groups = communitiesOf(graph.adjacency)
    .map((members) => ({ members, community: communityOf(members, places, importanceOf) }))
    .sort((left, right) => right.members.length - left.members.length || compareText(left.community.label, right.community.label) || (left.members[0] ?? 0) - (right.members[0] ?? 0));
  const communityOfNode = new Map(groups.flatMap(({ members }, index) => members.map((node) => [node, index] as const)));
  const signals: FileSignals[] = paths.map((path, node) => ({
    path,
    pageRank: places.ranks[node] ?? 0,
    fanIn: places.fanIn[node] ?? 0,
    fanOut: places.fanOut[node] ?? 0,
    community: communityOfNode.get(node) ?? 0,
    cycle: cycleOf.get(path) ?? null,
    commits: churn === null ? null : (churn.get(path) ?? 0),
  }));
  return {
    files: signals.sort((left, right) => right.pageRank - left.pageRank || compareText(left.path, right.path)),
    cycles,
    communities: groups.map(({ community }) => community),
    hotspots: churn === null ? [] : hotspotsOf(files, churn),
  };
}

const maxLeading = 5;

function communityOf(members: readonly number[], { graph: { paths }, ranks }: FilePlaces, importanceOf: ReadonlyMap<string, number>): FileCommunity {
  const pathOf = (node: number): string => paths[node] ?? '';
  const leading = members
    .map(pathOf)
    .sort((left, right) => (importanceOf.get(right) ?? 0) - (importanceOf.get(left) ?? 0) || compareText(left, right))
    .slice(0, maxLeading);
  return { label: members.length === 1 ? pathOf(members[0] ?? 0) : (sharedFolder(members.map(pathOf)) ?? pathOf(highestRanked(members, ranks))), files: members.length, leading };
}

function highestRanked(members: readonly number[], ranks: Float64Array): number {
  return members.reduce((best, node) => ((ranks[node] ?? 0) > (ranks[best] ?? 0) ? node : best), members[0] ?? 0);
}
