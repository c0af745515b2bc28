import type { DocumentBlock } from '../documents/document-block.js';
import { sectionsOfDocument, lineOfSentence } from '../documents/document-outline.js';
import type { Document } from '../documents/read-document.js';
import { lettersOf } from '../documents/block-collector.js';
import { cleanProse } from '../wording/clean-prose.js';
import { sentencesOf } from '../wording/sentences.js';

/** A sentence of a document, ready to be quoted. */
export interface Sentence {
  text: string;
  path: string;
  line: number;
  /** The heading above it; `''` at the top. */
  heading: string;
  /** How many headings stand above it. */
  section: number;
  block: DocumentBlock;
  /** The first one of its block. */
  first: boolean;
}

const minLength = 18;
const maxLength = 330;
/** Asks for something, thanks somebody, or points elsewhere. */
const aside =
  /^(?:please|see|to (?:learn|get|find|read|see|install|use|run|start)|for (?:more|further|details|questions|help|a (?:full|complete|list)|the (?:full|complete|latest))|check|visit|read|follow|click|refer|join|thank|special thanks|star|note|warning|important|tip|hi\b|hello|welcome|you are (?:reading|viewing|looking)|this (?:readme|page|document|file|section|guide|chapter|table|list)|the (?:following|table|list|example|snippet|code) |(?:in|as) (?:this|the (?:example|following|above))|we(?:'re| are) hiring|todo|copyright|licen[cs]e|live demo|demo|documentation|table of contents|translations?|contents|jump to|back to|here(?:'s| is| are)|we(?:'re| are) (?:excited|happy|pleased|proud|thrilled)|this release|if you (?:like|enjoy|find|have (?:any )?(?:questions|an issue|issues|trouble)|encounter|would like to contribute|want to contribute)|questions|for example|e\.g|then|next|now|first|finally|also|additionally|however|once|after|before)\b|\b(?:sponsor|donat|backer|patreon|opencollective|open collective|buy me|support(?:ed)? by|discord|slack|gitter|twitter|mailing list|newsletter|badge|licensed under|hiring|telegram|stack ?overflow|bug report|feature request|pull request|code of conduct|star history|made with|announce the release)/i;
const unfinished = /^[([]|[:;,]$|\bhttps?:\/\/|www\.|[{}<>|\\]|\$\(|=>|::/;

/** The sentences of a document that say something on their own. */
export function sentencesIn(document: Document): Sentence[] {
  return sectionsOfDocument(document).flatMap(({ heading, blocks }, section) =>
    blocks
      .filter((block) => (block.kind === 'prose' || (block.kind === 'quote' && section <= 1)) && !isRowOfLinks(block))
      .flatMap((block) =>
        sentencesOf(cleanProse(block.text)).flatMap((text, index) =>
          speaks(text) ? [{ text, path: document.path, line: lineOfSentence(document, block, text), heading, section, block, first: index === 0 }] : [],
        ),
      ),
  );
}

/** Whether a text is a sentence that can stand alone. */
export function speaks(text: string): boolean {
  const letters = lettersOf(text);
  return text.length >= minLength && text.length <= maxLength && letters >= 0.6 * text.length && !aside.test(text) && !unfinished.test(text);
}

function isRowOfLinks({ text, linkedLetters }: DocumentBlock): boolean {
  return linkedLetters > 0.6 * lettersOf(text);
}
