import { readModules } from '../sources/module.js';
import { typescriptWriter } from '../sources/typescript-writer.js';
import { mit, packageJson, readme } from './common-files.js';
import type { DemoRepository } from './demo-repository.js';
import { mira } from './people.js';

/** What every account has besides its projects: something archived, a fork, dotfiles, a list, the profile. */
export const smallRepositories: readonly DemoRepository[] = [
  {
    name: 'buoy',
    writer: typescriptWriter,
    modules: readModules('buoy* | Floats numbers to a grid | float |  |\nindex | The public interface | buoyant | buoy |', { root: '', extension: '.ts' }),
    files: { 'README.md': readme('buoy', 'Floats numbers to a grid. Finished, and archived: use what is built in.'), LICENSE: mit, 'package.json': packageJson('buoy', { main: './index.js' }) },
    changes: 3,
    from: '2021-04-02T10:00:00Z',
    to: '2022-01-15T10:00:00Z',
    authors: [mira],
    github: { description: 'Floats numbers to a grid. Archived.', stars: 1630, forks: 88, isArchived: true, topics: ['numbers'] },
  },
  {
    name: 'dotfiles',
    writer: null,
    modules: [],
    files: { 'install.sh': '#!/bin/sh\nset -eu\nfor name in vimrc gitconfig; do ln -sf "$PWD/$name" "$HOME/.$name"; done\n', vimrc: 'set number\n', gitconfig: '[pull]\n\trebase = true\n' },
    changes: 0,
    from: '2020-02-02T10:00:00Z',
    to: '2026-05-05T10:00:00Z',
    authors: [mira],
    github: { description: 'How my machines are set up', stars: 4, forks: 0, topics: [] },
  },
  {
    name: 'mira-holt',
    writer: null,
    modules: [],
    files: { 'README.md': readme('Hello', 'I make small tools for people who sail, and for people who debug.') },
    changes: 0,
    from: '2022-06-01T10:00:00Z',
    to: '2026-07-01T10:00:00Z',
    authors: [mira],
    github: { description: 'What the profile page shows', stars: 2, forks: 0, topics: [] },
  },
  {
    name: 'awesome-tides',
    writer: null,
    modules: [],
    files: { 'README.md': readme('Awesome tides', 'A list of what helps to predict tides.', { Data: '- Tide gauges\n- Harmonic constants' }), LICENSE: 'Creative Commons Zero 1.0\n' },
    changes: 0,
    from: '2023-03-01T10:00:00Z',
    to: '2026-03-01T10:00:00Z',
    authors: [mira],
    github: { description: 'A list of what helps to predict tides', stars: 318, forks: 40, topics: ['awesome-list', 'tides'] },
  },
  {
    name: 'compass-ui',
    writer: typescriptWriter,
    modules: readModules('needle | Turns the needle | turnNeedle | rose |\nrose | Draws the rose | drawRose |  |', { root: 'src/', extension: '.ts' }),
    files: { 'README.md': readme('compass-ui', 'A fork with one fix.'), 'package.json': packageJson('compass-ui', {}) },
    changes: 1,
    from: '2026-04-01T10:00:00Z',
    to: '2026-04-03T10:00:00Z',
    authors: [mira],
    github: { description: 'A fork with one fix', stars: 0, forks: 0, isFork: true, parent: 'harbour-collective/compass-ui', topics: [] },
  },
];
