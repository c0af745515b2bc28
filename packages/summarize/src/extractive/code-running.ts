import type { TopicClaim } from '../claims/sections.js';
import type { ProjectCommand } from '../project/manifest.js';
import type { Project } from '../project/read-project.js';
import { sentence } from '../wording/wording.js';
import { claim, source } from './topic-claim.js';

/** What a command is for, by its name; one of each is shown. */
const purposes: readonly (readonly [says: string, pattern: RegExp])[] = [
  ['Its tests run with', /(?:^| )(?:run )?(?:test|tests|check|unit-?tests?)$|^tox$|^nox$/],
  ['It is built with', /(?:^| )(?:run )?(?:build|compile|all|dist)$/],
  ['For development it is started with', /(?:^| )(?:run )?(?:dev|develop|start|serve|run|up|watch)$/],
  ['It is linted with', /(?:^| )(?:run )?(?:lint|linters?)$/],
  ['In a container it runs', /^docker build$/],
];

/** How to run it, by its manifests and command files. */
export function runningClaims({ manifests, commands }: Project): TopicClaim[] {
  const required = manifests.find(({ requires }) => requires !== null);
  const claims = purposes.flatMap(([says, pattern]) => {
    const found = commands.find(({ call }) => pattern.test(call));
    return found === undefined || /no test specified/.test(found.runs ?? '') ? [] : [claim('running', command(says, found), source(found.path, found.line))];
  });
  return required?.requires == null ? claims : [...claims, claim('running', sentence(`It needs ${required.requires.text}`), source(required.path, required.requires.line))];
}

function command(says: string, { call, runs }: ProjectCommand): string {
  if (call === 'docker build') return `${says}: ${runs ?? call}`;
  return runs === null || /[;&|]{2}|https?:/.test(runs) ? `${says}: ${call}` : `${says}: ${call} (${runs})`;
}
