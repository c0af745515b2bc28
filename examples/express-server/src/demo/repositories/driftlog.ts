import { readModules } from '../sources/module.js';
import { pythonWriter } from '../sources/python-writer.js';
import { mit, readme, workflow } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { aiko, mira, tomas } from './people.js';

/** A logging library in Python, with one circle of imports. */
export const driftlog: DemoRepository = {
  name: 'driftlog',
  writer: pythonWriter,
  modules: readModules(
    `
    logger*             | Writes records to handlers                   | get_logger emit Logger          | record handlers/registry filters/levels context | threading
    record*             | One thing that happened                      | make_record Record              | context clock                                   | json
    context*            | What belongs to every record of a task       | bind current_context            | clock                                           | contextvars
    clock               | The time, handed in                          | now                             |                                                 | datetime
    format/line*        | Formats a record as one line                 | format_line                     | record format/escape                            |
    format/document*    | Formats a record as JSON                     | format_document                 | record format/escape                            | json
    format/escape*      | Escapes what a terminal would obey           | escape_text                     |                                                 | unicodedata
    format/colour       | Colours by level                             | colour_of                       | filters/levels                                  | os
    filters/levels*     | Levels by name and number                    | parse_level Level               |                                                 |
    filters/sample*     | Keeps one record in so many                  | keep_sample                     | record                                          | random
    filters/redact*     | Removes what looks like a secret             | redact_secrets                  | record                                          | re
    handlers/registry*  | Finds handlers by name                       | register find_handler           | handlers/stream handlers/file handlers/syslog   |
    handlers/stream*    | Writes to a stream                           | write_stream                    | format/line format/colour                       | sys
    handlers/file*      | Writes to a file and rotates it              | write_file rotate               | format/document handlers/registry               | pathlib
    handlers/syslog     | Sends records to syslog                      | send_syslog                     | format/line                                     | socket
    handlers/queue*     | Hands records to a thread                    | enqueue_record drain            | handlers/registry record                        | queue
    integrations/django | Logs requests of Django                      | log_request                     | logger filters/redact                           |
    integrations/asgi*  | Logs requests of ASGI servers                | asgi_logger                     | logger context                                  | asyncio
    cli                 | Reads logs and shows them in colour          | main                            | format/colour format/line record                | argparse
    `,
    { root: 'src/driftlog/', extension: '.py' },
  ),
  files: {
    'README.md': readme('driftlog', 'Structured logging for Python that is pleasant to read in a terminal and easy to search in a file.', {
      Install: '```sh\npip install driftlog\n```',
      Use: '```python\nfrom driftlog.logger import get_logger\n```',
    }),
    'CHANGELOG.md': '# Changelog\n\n## 2.3.0\n\n- Secrets are redacted by default.\n',
    'docs/index.md': '# driftlog\n\nStart with a logger.\n',
    '.github/workflows/ci.yml': workflow('pytest'),
    LICENSE: mit,
    'pyproject.toml': '[project]\nname = "driftlog"\nversion = "2.3.0"\nrequires-python = ">=3.10"\nscripts = { driftlog = "driftlog.cli:main" }\n\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
    'src/driftlog/__init__.py': '"""Structured logging."""\n\nfrom driftlog.logger import get_logger\n\n__all__ = ["get_logger"]\n',
    ...Object.fromEntries(['format', 'filters', 'handlers', 'integrations'].map((name) => [`src/driftlog/${name}/__init__.py`, ''])),
  },
  changes: 30,
  from: '2025-06-02T08:00:00Z',
  to: '2026-10-20T11:00:00Z',
  authors: [aiko, mira, tomas],
  github: {
    description: 'Structured logging that is pleasant to read',
    stars: 2310,
    forks: 148,
    watchers: 41,
    topics: ['python', 'logging', 'observability'],
    openIssues: 12,
    closedIssues: 240,
    mergedPullRequests: 310,
    mentionableUsers: 34,
    releases: [
      { tagName: 'v2.3.0', publishedAt: '2026-09-30T10:00:00Z', isPrerelease: false },
      { tagName: 'v2.2.0', publishedAt: '2026-04-11T10:00:00Z', isPrerelease: false },
    ],
  },
};
