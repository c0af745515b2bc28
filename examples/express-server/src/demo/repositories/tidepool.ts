import { readModules } from '../sources/module.js';
import { typescriptWriter } from '../sources/typescript-writer.js';
import { mit, packageJson, readme, workflow } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { aiko, jonas, mira, tidebot } from './people.js';

/** A web framework in clean layers: the repository to look at first. */
export const tidepool: DemoRepository = {
  name: 'tidepool',
  writer: typescriptWriter,
  modules: readModules(
    `
    router/tree*          | Keeps routes in a tree of their parts           | insertRoute findRoute RouteNode   | router/pattern                          |
    router/match*         | Finds the route of a path                       | matchRoute splitPath              | router/tree url/decode                  |
    app/context           | What a handler is given                         | createContext Context             | http/request http/response              |
    app/app*              | Puts router, middleware and server together     | createApp runApp App              | app/context app/compose router/router http/server observe/log |
    app/compose*          | Chains middleware, each calling the next        | composeMiddleware callNext        | app/context                             |
    router/router*        | Registers routes and dispatches requests        | createRouter dispatch             | router/match router/params errors/problem  |
    router/params*        | Reads the parameters of a matched route         | readParams                        | url/decode                              |
    router/pattern*       | Parses patterns such as /users/:id              | parsePattern PatternPart          | url/segments                            |
    url/decode*           | Decodes a part of a path once                   | decodePart                        | url/segments                            |
    url/segments*         | Splits a path into its parts                    | splitSegments joinSegments        |                                         |
    http/server           | Listens, and turns requests into calls          | startServer stopServer            | http/request http/response http/headers | node:http#createServer
    http/request*         | A request, read lazily                          | readRequest Request               | http/headers http/body url/segments     | node:stream#Readable
    http/response*        | A response that is written once                 | writeResponse Response            | http/headers errors/status              |
    http/headers*         | Header names without regard to case             | normaliseHeader Headers           |                                         |
    http/body*            | Reads bodies up to a limit                      | readBody limitBody                | errors/problem                          | node:buffer#Buffer
    errors/status         | Status codes and their phrases                  | statusPhrase                      |                                         |
    http/cookies*         | Parses and writes cookies                       | parseCookies writeCookie          | http/headers                            |
    errors/problem        | Errors that carry a status                      | toProblem HttpError               | errors/status                           |
    middleware/static*    | Serves files below a folder and nothing else    | serveStatic safePath              | app/context middleware/etag url/decode  | node:fs/promises#readFile
    middleware/etag*      | Tags answers so that they need not be sent again | computeEtag                      | http/headers                            | node:crypto#createHash
    middleware/cors*      | Says which origins may ask                      | allowOrigins                      | app/context http/headers                |
    middleware/session*   | Keeps a signed session in a cookie              | openSession signSession           | app/context http/cookies                | node:crypto#createHmac
    middleware/compress   | Compresses what is worth it                     | compressBody                      | app/context http/headers                | node:zlib#gzipSync
    observe/log*          | Writes one line for each request                | logRequest                        | observe/clock                           |
    observe/clock         | The time, handed in                             | readClock                         |                                         |
    observe/metrics*      | Counts requests by route and status             | countRequest renderMetrics        | observe/clock router/router             |
    index                 | The public interface                            | tidepool                          | app/app middleware/static middleware/cors middleware/session middleware/compress observe/metrics |
    bin/tidepool          | Serves a folder from the command line           | main                              | index                                   | node:process#argv
    `,
    { root: 'src/', extension: '.ts' },
  ),
  files: {
    'README.md': readme('tidepool', 'A small web framework for Node that stays out of the way: routes, middleware and streams, and nothing that you have to learn twice.', {
      Install: '```sh\nnpm install tidepool\n```',
      Use: "```ts\nimport { tidepool } from 'tidepool';\n\ntidepool('/harbours/:name');\n```",
      'How it is built': 'The router knows URLs, the app knows the router, and nothing below knows the app.',
      Contributing: 'Run `npm test`. See CONTRIBUTING.md.',
    }),
    'CONTRIBUTING.md': '# Contributing\n\nOne change, one test, one commit.\n',
    'CHANGELOG.md': '# Changelog\n\n## 4.2.0\n\n- Sessions are signed with a key of their own.\n',
    'SECURITY.md': '# Security\n\nWrite to security@holt.example.\n',
    'CODE_OF_CONDUCT.md': '# Code of conduct\n\nBe kind.\n',
    'docs/guide.md': '# Guide\n\nA route is a pattern and a handler.\n',
    '.github/workflows/ci.yml': workflow('npm test'),
    LICENSE: mit,
    'package.json': packageJson('tidepool', { main: './dist/index.js', bin: { tidepool: './dist/bin/tidepool.js' }, scripts: { test: 'vitest run' }, devDependencies: { vitest: '^4.1.0', typescript: '~6.0.3' } }),
    'tsconfig.json': '{ "compilerOptions": { "module": "nodenext", "target": "es2023", "rootDir": "src", "outDir": "dist", "strict": true } }\n',
  },
  changes: 46,
  from: '2025-03-10T09:00:00Z',
  to: '2026-10-29T16:20:00Z',
  authors: [mira, jonas, aiko, tidebot],
  github: {
    description: 'A small web framework that stays out of the way',
    homepageUrl: 'https://tidepool.example',
    stars: 8420,
    forks: 611,
    watchers: 143,
    topics: ['web', 'framework', 'http', 'typescript'],
    openIssues: 38,
    closedIssues: 912,
    openPullRequests: 7,
    mergedPullRequests: 1204,
    mentionableUsers: 118,
    releases: [
      { tagName: 'v4.2.0', publishedAt: '2026-10-12T10:00:00Z', isPrerelease: false },
      { tagName: 'v4.1.0', publishedAt: '2026-08-03T10:00:00Z', isPrerelease: false },
      { tagName: 'v4.0.0', publishedAt: '2026-05-20T10:00:00Z', isPrerelease: false },
      { tagName: 'v3.0.0', publishedAt: '2025-12-01T10:00:00Z', isPrerelease: false },
    ],
  },
};
