import type { TopicClaim } from '../claims/sections.js';
import type { Facts } from '../facts/facts.js';
import { mainManifest } from '../project/main-manifest.js';
import type { Manifest, ProjectCommand } from '../project/manifest.js';
import type { Project } from '../project/read-project.js';
import { directoryOf } from '../tree/tree-path.js';
import { sentence } from '../wording/wording.js';
import { claim, source } from './topic-claim.js';

/** What a command is for, by its name; one of each is shown. */
const purposes: readonly (readonly [says: string, names: readonly string[]])[] = [
  ['Its tests run with', ['test', 'tests', 'unit-test', 'unittest', 'tox', 'nox', 'check']],
  ['It is built with', ['build', 'compile', 'all', 'dist']],
  ['For development it is started with', ['dev', 'develop', 'start', 'serve', 'run', 'up', 'watch']],
  ['It is linted with', ['lint', 'linters']],
  ['In a container it runs', ['docker build']],
];

const installers: Readonly<Record<Manifest['registry'], string>> = {
  npm: 'npm install',
  PyPI: 'pip install',
  'crates.io': 'cargo add',
  Packagist: 'composer require',
  'Go modules': 'go get',
};

/** How to run it, by its manifests and command files. */
export function runningClaims({ name }: Facts, project: Project): TopicClaim[] {
  const main = mainManifest(project, name);
  const required = [...project.manifests.filter(({ path }) => directoryOf(path) === ''), ...(main === null ? [] : [main])].find(({ requires }) => requires !== null);
  return [
    ...installing(main),
    ...purposes.flatMap(([says, names]) => {
      const found = names.flatMap((called) => project.commands.find(({ call }) => call === called || call.endsWith(` ${called}`)) ?? [])[0];
      return found === undefined || /no test specified/.test(found.runs ?? '') ? [] : [claim('running', command(says, found), source(found.path, found.line))];
    }),
    ...(required?.requires == null ? [] : [claim('running', sentence(`It needs ${required.requires.text}`), source(required.path, required.requires.line))]),
  ];
}

function installing(main: Manifest | null): TopicClaim[] {
  if (main?.name == null || main.private) return [];
  const library = main.programs.length === 0 || main.registry !== 'crates.io';
  return [claim('running', `Install it with: ${library ? installers[main.registry] : 'cargo install'} ${main.name.text}`, source(main.path, main.name.line))];
}

function command(says: string, { call, runs }: ProjectCommand): string {
  if (call === 'docker build') return `${says}: ${runs ?? call}`;
  return runs === null || /[;&|]{2}|https?:/.test(runs) ? `${says}: ${call}` : `${says}: ${call} (${runs})`;
}
