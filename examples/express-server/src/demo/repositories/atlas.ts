import { typescriptWriter } from '../sources/typescript-writer.js';
import type { Module } from '../sources/module.js';
import { mit, packageJson, readme } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { aiko, jonas, mira, tomas } from './people.js';

const areas = ['pilotage', 'soundings', 'lights', 'buoyage', 'currents', 'tides', 'weather', 'notices', 'harbours', 'anchorages', 'routes', 'licences'];
const parts = ['model', 'parse', 'index', 'query', 'render', 'store', 'merge', 'check', 'import', 'export', 'units', 'bounds', 'search', 'cache', 'diff'];

/** A large repository: a dozen packages of the same build. It is served slowly, so that its scan can be watched and cancelled. */
export const atlas: DemoRepository = {
  name: 'atlas',
  writer: typescriptWriter,
  modules: areas.flatMap((area, place) => parts.map((part, position) => areaModule(area, place, part, position))),
  files: {
    'README.md': readme('atlas', 'Open data about coasts and harbours, with the code that reads, checks and renders it. A dozen areas, one build.'),
    LICENSE: mit,
    'package.json': packageJson('atlas', { private: true, scripts: { test: 'vitest run' } }),
    ...Object.fromEntries(areas.map((area) => [`data/${area}.json`, `${JSON.stringify(Array.from({ length: 400 }, (_, id) => ({ id, area, depth: (id * 37) % 91 })), null, 1)}\n`])),
  },
  changes: 60,
  from: '2025-12-01T08:00:00Z',
  to: '2026-10-31T09:45:00Z',
  authors: [mira, aiko, jonas, tomas],
  github: { description: 'Open data about coasts and harbours, and the code that renders it', stars: 240, forks: 31, watchers: 12, topics: ['open-data', 'maps', 'typescript'], openIssues: 54, closedIssues: 81, mergedPullRequests: 68, mentionableUsers: 9 },
};

/** Each part imports the two before it, and every area the models of the two before it. */
function areaModule(area: string, place: number, part: string, position: number): Module {
  const path = (folder: string, name: string): string => `src/${folder}/${name}.ts`;
  const below = parts.slice(Math.max(0, position - 2), position).map((name) => path(area, name));
  const beside = position % 4 === 3 ? areas.slice(Math.max(0, place - 2), place).map((other) => path(other, 'model')) : [];
  return {
    path: path(area, part),
    doc: `${part.charAt(0).toUpperCase()}${part.slice(1)} of ${area}`,
    names: [`${part}${area.charAt(0).toUpperCase()}${area.slice(1)}`, `${part}One`],
    imports: [...below, ...beside],
    externals: [],
    tested: position % 3 === 0,
  };
}
