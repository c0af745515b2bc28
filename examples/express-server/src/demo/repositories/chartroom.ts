import { readModules } from '../sources/module.js';
import { typescriptWriter } from '../sources/typescript-writer.js';
import { mit, packageJson, readme, workflow } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { aiko, jonas, mira } from './people.js';

/** An app whose layers have grown together: a circle of four files, and imports against the order. */
export const chartroom: DemoRepository = {
  name: 'chartroom',
  writer: typescriptWriter,
  modules: readModules(
    `
    store/charts*       | Holds the charts that are open                  | openChart closeChart Chart    | store/selection data/tiles                       |
    store/selection     | What is selected on a chart                     | selectArea                    | store/history store/charts                       |
    store/history*      | Undo and redo                                   | undo redo                     | store/sync                                       |
    store/sync          | Sends changes to the server                     | pushChanges                   | data/client store/charts views/toast             |
    data/client*        | Talks to the server                             | request                       | data/cache data/retry                            | zod#z
    data/cache*         | Keeps answers for a while                       | remember forget               |                                                  |
    data/retry          | Tries again                                     | retry                         |                                                  |
    data/tiles*         | Loads tiles of a chart                          | loadTile TileKey              | data/client data/projection                      |
    data/projection*    | From degrees to pixels                          | project unproject             |                                                  |
    views/chart-view    | Draws a chart                                   | drawChart                     | store/charts views/layers views/toolbar data/projection | d3-geo#geoMercator
    views/layers        | Draws depth, buoys and routes                   | drawLayers                    | data/tiles views/palette                         | d3-geo#geoPath
    views/toolbar       | Tools and their shortcuts                       | drawToolbar                   | store/selection views/palette views/shortcuts    |
    views/shortcuts*    | Which key does what                             | bindShortcuts                 | store/history                                    |
    views/toast         | Short messages                                  | showToast                     | views/palette                                    |
    views/palette       | Colours by day and by night                     | pickColour                    |                                                  |
    routes/plan*        | Plans a route around shallow water              | planRoute                     | data/tiles data/projection routes/heap           |
    routes/heap*        | A heap by cost                                  | pushHeap popHeap              |                                                  |
    routes/export       | Writes routes as GPX                            | exportRoute                   | routes/plan                                      |
    main                | Starts the app                                  | start                         | views/chart-view store/charts routes/plan routes/export data/client |
    `,
    { root: 'src/', extension: '.ts' },
  ),
  files: {
    'README.md': readme('chartroom', 'Nautical charts in the browser: tiles, routes and tides on one page.'),
    LICENSE: mit,
    'index.html': '<!doctype html>\n<title>chartroom</title>\n<script type="module" src="/src/main.ts"></script>\n',
    'src/style.css': 'body { margin: 0; background: #cfe6f2; }\n',
    '.github/workflows/ci.yml': workflow('npm test'),
    'package.json': packageJson('chartroom', { private: true, scripts: { start: 'vite' }, dependencies: { 'd3-geo': '^3.1.1', zod: '^4.1.0' } }),
  },
  changes: 38,
  from: '2025-11-03T10:00:00Z',
  to: '2026-10-30T21:10:00Z',
  authors: [mira, aiko, jonas],
  github: { description: 'Nautical charts in the browser', homepageUrl: 'https://chartroom.example', stars: 96, forks: 9, watchers: 6, topics: ['maps', 'typescript', 'sailing'], openIssues: 27, closedIssues: 48, mergedPullRequests: 34, mentionableUsers: 4 },
};
