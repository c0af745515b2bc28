import type { TopicClaim } from '../claims/sections.js';
import type { Facts, KeyFile } from '../facts/facts.js';
import { mainManifest } from '../project/main-manifest.js';
import type { Project } from '../project/read-project.js';
import { directoryOf } from '../tree/tree-path.js';
import { count, list, sentence } from '../wording/wording.js';
import { claim, source } from './topic-claim.js';

const maxEntries = 3;
const maxKeyFiles = 4;

/** Where to start reading: where execution or use begins, then the files that most hangs on. */
export function readingClaims({ entryPoints, keyFiles, name }: Facts, project: Project): TopicClaim[] {
  // Of many packages, the one that the repository is known for is where to start.
  const home = directoryOf(mainManifest(project, name)?.path ?? '');
  const atHome = entryPoints.filter(({ path }) => home === '' || path.startsWith(`${home}/`));
  const ordered = [...atHome, ...entryPoints.filter((entry) => !atHome.includes(entry))];
  const begun = ordered
    .filter(({ path }, index) => !/\.(?:json|toml|ya?ml|md)$/.test(path) && ordered.findIndex((entry) => entry.path === path) === index)
    .slice(0, maxEntries);
  return [
    ...begun.map(({ path, evidence }, index) => claim('reading', `${index === 0 ? 'Start at' : 'Another beginning is'} ${path}, an entry point (${evidence}).`, source(path))),
    ...keyFiles
      .filter(({ path }) => !begun.some((entry) => entry.path === path))
      .slice(0, maxKeyFiles)
      .flatMap(describe),
  ];
}

function describe({ path, importers, defines, doc }: KeyFile): TopicClaim[] {
  if (defines.length === 0 && doc === null && (importers ?? 0) === 0) return [];
  const has = defines.length === 0 ? 'is among the most important files' : `defines ${list(defines)}`;
  const used = importers === null || importers === 0 ? '' : `; ${count(importers, 'file imports', 'files import')} it`;
  const says = doc === null ? '' : `. ${doc.text}`;
  return [claim('reading', sentence(`${path} ${has}${used}${says}`), source(path, doc?.line ?? null))];
}
