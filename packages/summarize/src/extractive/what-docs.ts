import type { Document } from '../documents/read-document.js';
import { lineOfSentence, sectionsOfDocument, titleOf } from '../documents/document-outline.js';
import type { TopicClaim } from '../claims/sections.js';
import { cleanProse } from '../wording/clean-prose.js';
import { nameOf } from '../tree/tree-path.js';
import { sentence } from '../wording/wording.js';
import { sentencesIn, type Sentence } from './prose-candidates.js';

/** Sections that say other things than what this is. */
export const apart = /\b(?:install\w*|news|announc\w*|sponsors?|backers?|supporters|licen[cs]e|contribut\w*|changelog|contact|credits?|thanks|acknowledge?ments?|community|support|faq|getting help|security|authors?|maintainers?|team|examples?|usage|docs|documentation|donate|roadmap|requirements|getting started|quick ?start|build\w*|test\w*|develop\w*|upgrad\w*|migrat\w*|warning|status|questions|issues|stay in touch|releases?|versions?|benchmarks?|comparison|tutorials?|resources|related|screenshots?)\b/i;
const features = /\b(?:features?|highlights|benefits|why|advantages|capabilities|goals)\b/i;
/** Scripts that are written without spaces. */
const spaceless = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}/u;
const maxSentences = 3;
const maxFeatures = 5;
const maxFeature = 90;

/** What a README says the repository is: the sentence that defines it first, then those that follow; then its features. */
export function whatReadmeSays(readme: Document, names: readonly string[]): TopicClaim[] {
  const sentences = sentencesIn(readme).filter(({ heading, section }) => section === 0 || !apart.test(heading));
  const title = titleOf(readme);
  const isDefinition = definitionOf([...names, ...(title === null ? [] : [title])]);
  const early = sentences.slice(0, 25);
  const found =
    early.find(({ section, text }) => isDefinition(text) || (section <= 1 && isNounPhrase(text))) ??
    early.find(({ section, text }) => section <= 2 && (text.split(' ').length >= 4 || spaceless.test(text)));
  const start = found === undefined ? -1 : sentences.indexOf(found);
  const following = found === undefined ? [] : sentences.slice(start + 1).filter((next) => next.section === found.section && !/^(?:it|they|this|these|that)\b/i.test(next.text.slice(0, 5)) || next.block === found.block);
  return [
    ...(found === undefined ? [] : [found, ...following].slice(0, maxSentences).map((said) => claimOf(said))),
    ...featuresOf(readme),
  ];
}

/** Whether a sentence says what something of one of these names is. */
export function definitionOf(names: readonly string[]): (text: string) => boolean {
  const known = names.flatMap((name) => [name, name.replace(/\s*[([:–—-].*$/u, ''), nameOf(name), name.split(' ')[0] ?? '']).map((name) => name.trim().toLowerCase()).filter((name) => name.length > 1);
  return (text) => {
    const lower = text.toLowerCase().replace(/^(?:the|welcome to) /, '');
    const named = known.find((name) => lower.startsWith(name) && !/^[\p{L}\p{N}]/u.test(lower.slice(name.length)));
    return named !== undefined && /^[^.]{0,50}?\b(?:is|are|provides?|lets|allows|helps|makes|offers|enables|gives|includes|contains|brings|adds)\b|^\s*[:–—-]/iu.test(lower.slice(named.length));
  };
}

/** Whether a text says what something is without its name, as below a title: `A fast server for …`. */
export function isNounPhrase(text: string): boolean {
  return /^(?:an? |(?:fast|simple|modern|tiny|small|lightweight|minimal|powerful|high-level|high-performance|open[- ]source|automated|cross-platform)\b)[^.]*\b(?:for|that|which|to|library|framework|tool|package|client|server)\b/i.test(text);
}

function claimOf({ text, path, line }: Sentence): TopicClaim {
  return { topic: 'what', claim: { text: sentence(text), sources: [{ path, line }] } };
}

/** The first items of the section that lists what it can do. */
function featuresOf(readme: Document): TopicClaim[] {
  const section = sectionsOfDocument(readme).find(({ heading, blocks }) => features.test(heading) && blocks.filter(({ kind }) => kind === 'item').length >= 3);
  const items = (section?.blocks ?? []).filter(({ kind, level, text }) => kind === 'item' && level <= 1 && !/https?:/.test(text));
  const named = items.slice(0, maxFeatures).map((block) => ({ block, text: clause(cleanProse(block.text)) })).filter(({ text }) => text.length >= 4);
  const [first] = named;
  if (first === undefined || named.length < 3) return [];
  const line = lineOfSentence(readme, first.block, first.text);
  return [{ topic: 'what', claim: { text: sentence(`Its README lists among others: ${named.map(({ text }) => text).join('; ')}`), sources: [{ path: readme.path, line }] } }];
}

/** The first clause of an item: what stands before its first stop, dash or colon. */
function clause(text: string): string {
  const [first = ''] = text.split(/(?<=\p{L}\)?)(?:\.\s|:\s|\s[–—-]\s|;\s)/u);
  const short = first.length <= maxFeature ? first : (first.slice(0, maxFeature).replace(/\s+\S*$/, '') || first.slice(0, maxFeature)).concat('…');
  return short.replace(/[.:;,]+$/, '').trim();
}
