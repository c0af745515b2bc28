import { goWriter } from '../sources/go-writer.js';
import { readModules } from '../sources/module.js';
import { readme, workflow } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { jonas, mira, tomas } from './people.js';

/** A service in Go. */
export const quayMirror: DemoRepository = {
  name: 'quay-mirror',
  writer: goWriter('example.org/mira-holt/quay-mirror'),
  modules: readModules(
    `
    cmd/mirror/main          | Starts the mirror                          | main                     | internal/server/server internal/config/config internal/observe/log      |
    internal/server/server*  | Answers pulls                              | serve Server             | internal/server/routes internal/store/store internal/observe/log        | net/http
    internal/server/routes   | Which path means what                      | route                    | internal/auth/token internal/manifest/manifest                           |
    internal/manifest/manifest* | Reads manifests of images               | parse Manifest           | internal/digest/digest                                                   | encoding/json
    internal/store/store*    | Keeps blobs by digest                      | open put Store           | internal/digest/digest internal/store/evict                              | os
    internal/store/evict*    | Removes what nobody pulled for long        | evict                    | internal/clock/clock                                                     | sort
    internal/digest/digest*  | Digests and their spelling                 | sum Digest               |                                                                          | crypto/sha256
    internal/upstream/client* | Fetches what is missing                   | fetch Client             | internal/digest/digest internal/upstream/retry internal/store/store      | net/http
    internal/upstream/retry* | Tries again, later and later               | backoff                  | internal/clock/clock                                                     | math
    internal/auth/token*     | Tokens and what they may pull              | verify Token             | internal/clock/clock                                                     | crypto/hmac
    internal/config/config*  | Configuration from the environment         | load Config              |                                                                          | os
    internal/observe/log     | One line for each pull                     | line                     | internal/clock/clock                                                     | log/slog
    internal/observe/metrics | Counts pulls and bytes                     | count                    | internal/server/server                                                   |
    internal/clock/clock     | The time, handed in                        | now                      |                                                                          | time
    `,
    { root: '', extension: '.go' },
  ),
  files: {
    'README.md': readme('quay-mirror', 'A pull-through mirror for container registries. Fetches an image once and keeps it close to your machines.'),
    'go.mod': 'module example.org/mira-holt/quay-mirror\n\ngo 1.24\n',
    Dockerfile: 'FROM golang:1.24 AS build\nCOPY . /src\nRUN cd /src && go build -o /mirror ./cmd/mirror\n\nFROM scratch\nCOPY --from=build /mirror /mirror\nENTRYPOINT ["/mirror"]\n',
    '.github/workflows/ci.yml': workflow('go test ./...'),
    LICENSE: 'Apache License\nVersion 2.0, January 2004\n',
  },
  changes: 22,
  from: '2025-09-15T12:00:00Z',
  to: '2026-10-25T18:30:00Z',
  authors: [jonas, mira, tomas],
  github: { description: 'A pull-through mirror for container registries', stars: 1180, forks: 97, watchers: 28, topics: ['go', 'containers', 'registry', 'docker'], license: 'Apache-2.0', openIssues: 19, closedIssues: 133, mergedPullRequests: 171, mentionableUsers: 21 },
};
