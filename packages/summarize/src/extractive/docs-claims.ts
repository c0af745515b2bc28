import type { SummaryTopic } from '@reposcan/core';
import type { TopicClaim } from '../claims/sections.js';
import { documentKind, type DocumentKind } from '../documents/document-paths.js';
import { titleOf } from '../documents/document-outline.js';
import type { Document } from '../documents/read-document.js';
import { cleanProse } from '../wording/clean-prose.js';
import { sentence } from '../wording/wording.js';
import { documentCommands } from './document-commands.js';
import { sentencesIn, type Sentence } from './prose-candidates.js';
import { apart, whatReadmeSays } from './what-docs.js';

/** A topic's sentences: how they sound, or under which heading they stand. */
interface Cue {
  topic: SummaryTopic;
  says?: RegExp;
  under?: RegExp;
  /** Of all documents, or the README alone. */
  readmeOnly?: boolean;
  most: number;
}

const cues: readonly Cue[] = [
  {
    topic: 'audience',
    says: /\b(?:for|aimed at|intended for|designed for|targets?|helps|lets|allows|enables|used by|ready for|gives)\b[^.]{0,30}\b(?:developers?|users|teams?|people|engineers?|researchers?|scientists?|beginners?|students?|perfectionists|organi[sz]ations|companies|administrators|maintainers|programmers|analysts|browsers|applications|apps|websites|projects|services)\b|\b(?:suitable|perfect|ideal|great|good|useful) (?:for|choice)\b|\bwho (?:should|is it|needs?|wants?)\b/i,
    readmeOnly: true,
    most: 2,
  },
  {
    topic: 'structure',
    under: /\b(?:architecture|structure|design|how it works|how .{1,30} works|overview|layout|organi[sz]ation|packages|modules|components|internals|monorepo|philosophy|under the hood|concepts?)\b/i,
    says: /\b(?:is (?:built|based|written|implemented|organi[sz]ed|split|divided|structured|composed)|consists? of|are (?:organi[sz]ed|located|stored|kept)|built (?:on|around)|began as|monorepo|workspaces?|lives? in|wrapper around|on top of|powered by)\b/i,
    most: 3,
  },
  {
    topic: 'running',
    says: /^(?:[\w.@/-]+ ){0,3}(?:requires?|needs?|(?:officially )?supports?|works? (?:on|with|in)|runs? (?:on|in)|(?:is )?compatible with)\b[^.]{0,30}\b(?:node(?:\.js)?|python|rust|go|java|jdk|php|ruby|docker|\.net|browsers?|linux|macos|windows|deno|bun|gcc|cmake)\b|^(?:node(?:\.js)?|python|rust|go|java|php|ruby) ?v?\d[\d.]*\+? .{0,40}\b(?:is|are) (?:required|needed|supported)/i,
    readmeOnly: true,
    most: 2,
  },
  {
    topic: 'unusual',
    says: /\b(?:this|the) (?:project|repository|repo|package|library|software|module|tool|crate)(?:'s api)? (?:is|has been|was|are) (?:now |currently |still |officially )?(?:deprecated|no longer|not (?:actively |yet |being )|unmaintained|archived|experimental|in (?:alpha|beta|maintenance|early)|under (?:heavy|active)|a work in progress|unstable|discontinued|feature[- ]complete)|\b(?:work in progress|not (?:yet )?(?:ready|suitable|recommended) for production|pre-alpha|superseded by|maintenance mode)\b/i,
    readmeOnly: true,
    most: 2,
  },
];

const pointers: Partial<Record<DocumentKind, (path: string, title: string | null) => string>> = {
  architecture: (path, title) => `How it is designed is written in ${path}${titled(title)}.`,
  contributing: (path) => `How to work on it is written in ${path}.`,
  guide: (path, title) => `The documentation can be entered at ${path}${titled(title)}.`,
  start: (path, title) => `First steps are in ${path}${titled(title)}.`,
};

/** What README and documentation say, sentence by sentence. The READMEs of inner folders speak of these alone. */
export function docsClaims(all: readonly Document[], readme: Document | null, names: readonly string[]): TopicClaim[] {
  const documents = all.filter((document) => document === readme || documentKind(document.path) !== 'readme');
  const what = readme === null ? [] : whatReadmeSays(readme, names);
  const taken = new Set(what.map(({ claim }) => claim.text));
  const sentences = documents.flatMap((document) => sentencesIn(document).map((said) => ({ said, inReadme: document === readme })));
  const cued = cues.flatMap(({ topic, says, under, readmeOnly = false, most }) =>
    sentences
      .filter(({ said, inReadme }) => (inReadme || !readmeOnly) && !taken.has(sentence(said.text)) && (topic === 'running' || topic === 'unusual' || !apart.test(said.heading)) && fits(said, says, under, inReadme))
      .slice(0, most)
      .map(({ said }): TopicClaim => {
        taken.add(sentence(said.text));
        return { topic, claim: { text: sentence(said.text), sources: [{ path: said.path, line: said.line }] } };
      }),
  );
  return [...what, ...cued, ...firstOfEachKind(documents).flatMap(pointer), ...documentCommands(documents)];
}

/** By its words; in other documents than the README, also by its place. */
function fits({ text, heading, first }: Sentence, says: RegExp | undefined, under: RegExp | undefined, inReadme: boolean): boolean {
  if (/^(?:it|they|this|these|that|those|such|he|she|but|and|so|or|because)\b/i.test(text) && !first) return false;
  const placed = under?.test(heading) ?? false;
  const said = says?.test(text) ?? false;
  return inReadme ? said || (placed && first) : said && (under === undefined || placed);
}

function firstOfEachKind(documents: readonly Document[]): Document[] {
  const kinds = documents.map(({ path }) => documentKind(path));
  return documents.filter((_, index) => kinds.indexOf(kinds[index] ?? null) === index);
}

function pointer(document: Document): TopicClaim[] {
  const kind = documentKind(document.path);
  const text = kind === null ? undefined : pointers[kind]?.(document.path, titleOf(document));
  return text === undefined ? [] : [{ topic: 'reading', claim: { text, sources: [{ path: document.path, line: null }] } }];
}

function titled(title: string | null): string {
  const text = cleanProse(title ?? '').replace(/["“”]/g, '');
  return text.length < 3 || text.length > 80 ? '' : ` (“${text}”)`;
}
