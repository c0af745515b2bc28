import { readModules } from '../sources/module.js';
import { pythonWriter } from '../sources/python-writer.js';
import { mit, readme } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { mira } from './people.js';

/** A small tool in Python. */
export const sextant: DemoRepository = {
  name: 'sextant',
  writer: pythonWriter,
  modules: readModules(
    `
    almanac*   | Where the sun and the stars are           | position_of Body        | angles            | math
    sight*     | What was measured, and when               | reduce_sight Sight      | almanac angles    |
    fix*       | The place that several sights agree on    | find_fix                | sight angles      | statistics
    angles*    | Degrees and minutes                       | parse_angle             |                   | math
    report     | Prints a fix                              | print_report            | fix               |
    __main__   | Reads sights from a file                  | main                    | report sight      | argparse
    `,
    { root: 'src/sextant/', extension: '.py' },
  ),
  files: {
    'README.md': readme('sextant', 'Celestial navigation from the command line.'),
    LICENSE: mit,
    'pyproject.toml': '[project]\nname = "sextant"\nversion = "0.4.0"\n',
    'src/sextant/__init__.py': '',
  },
  changes: 9,
  from: '2026-02-01T19:00:00Z',
  to: '2026-08-16T20:00:00Z',
  authors: [mira],
  github: { description: 'Celestial navigation from the command line', stars: 73, forks: 5, topics: ['astronomy', 'cli', 'python'] },
};
