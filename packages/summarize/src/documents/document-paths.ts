import type { ObservedFile } from '@reposcan/core';
import { directoryOf, nameOf } from '../tree/tree-path.js';

/** What a document is, by its name. */
export type DocumentKind = 'readme' | 'contributing' | 'architecture' | 'guide' | 'start' | 'other';

const text = /\.(?:md|markdown|mdx|mkd|rst|adoc|asciidoc|org|txt|rdoc)$/i;
const apart = /(?:^|\/)(?:changelog|changes|history|news|licen[cs]e|copying|authors|contributors|maintainers|code[-_]of[-_]conduct|security|sponsors|backers|patents|notice|governance|release[-_]?notes?|releases?|todo|requirements[\w-]*|constraints|robots|citation|funding|cla|agents|claude|gemini|copilot-instructions|skill)(?:\.\w+)?$|(?:^|\/)(?:changelogs?|releases|release[-_]?notes|newsfragments|changes|locale|locales|i18n|translations|issue_template|pull_request_template|\.changeset|licenses|whatsnew)\/|pull_request_template|issue_template/i;

/** What a path is as a document; `null` where it is none, or none that says what the repository is. */
export function documentKind(path: string): DocumentKind | null {
  const name = nameOf(path).toLowerCase();
  if (/^readme(?:\.\w+)?$/.test(name)) return 'readme';
  if (!text.test(name) || apart.test(path) || /\.[a-z]{2}(?:[-_][a-z]{2,4})?\.md$/i.test(name)) return null;
  const stem = name.replace(/\.\w+$/, '');
  if (/^(?:contributing|hacking|development|developing|develop)$/.test(stem)) return 'contributing';
  if (/^(?:architecture|internals|how-it-works|codebase)$/.test(stem) || (/^(?:design|structure|overview)$/.test(stem) && path.split('/').length <= 2)) return 'architecture';
  if (/^(?:install|installation|installing|quick-?start|getting[-_]started|usage|tutorial)$/.test(stem)) return 'start';
  if (/^(?:guide|user-?guide|index|introduction|intro|handbook)$/.test(stem)) return 'guide';
  return 'other';
}

const depthOf: Readonly<Record<DocumentKind, number>> = { readme: 3, contributing: 3, architecture: 4, guide: 3, start: 4, other: 4 };
const orderOf: readonly DocumentKind[] = ['readme', 'architecture', 'guide', 'start', 'contributing', 'other'];

/** The documents of a repository, the most telling first: by kind, then the nearest to the root, then by importance. `files` by importance. */
export function documentPaths(files: readonly ObservedFile[], readme: string | null): string[] {
  const ranked = files
    .filter(({ role }) => role === 'docs' || role === 'other' || role === 'source' || role === 'config')
    .flatMap(({ path }, importance) => {
      const kind = documentKind(path);
      const depth = path.split('/').length;
      return kind === null || depth > depthOf[kind] || /(?:^|\/)(?:examples?|samples?|tests?|fixtures|templates?|vendor|node_modules)\//.test(path)
        ? []
        : [{ path, rank: orderOf.indexOf(kind) + (directoryOf(path) === '' ? 0 : depth), importance }];
    })
    .sort((left, right) => left.rank - right.rank || left.importance - right.importance)
    .map(({ path }) => path);
  return [...new Set([...(readme === null ? [] : [readme]), ...ranked])];
}
