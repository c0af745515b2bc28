import type { Claim } from '@reposcan/core';
import { checkClaim } from '../claims/check-claim.js';
import type { Evidence } from '../claims/evidence.js';
import { numbersIn } from '../claims/numbers-in.js';
import type { TopicClaim } from '../claims/sections.js';
import { wordsOf } from '../claims/near-duplicates.js';
import { kindOfOrder } from '../hostile/kind-of-order.js';
import { SummarizeError } from '../summarize-error.js';
import type { Passage } from './passage.js';
import type { Draft, DraftClaim } from './read-answer.js';

const markup = /\]\(|!\[|<\/?[a-z][^>]*>|```|^\s*[#>|]|\{\{/im;
const address = /\b[a-z][a-z0-9+.-]*:\/\/\S+|\bwww\.\S+|\b(?:[a-z0-9-]+\.)+(?:com|org|net|io|dev|app|ai|co|me|info|xyz|site|example|test|ru|cn|de)\b(?:\/\S*)?|\bdata:\S+|\bmailto:\S+/gi;
const rating = /\b\d+(?:\.\d+)? ?(?:\/|out of) ?(?:5|10|100)\b|\b(?:five|ten)[- ](?:stars?|out of)|\b(?:perfect|top|highest|maximum) (?:score|rating|marks?)|\brat(?:ed|ing) (?:of )?\d|\bscor(?:e|ed|es|ing) (?:of )?\d|★|⭐|\bmust[- ]have\b|\b(?:is|are) (?:the best|perfect|flawless|completely safe|fully trusted)\b/i;
/** Words that a sentence may use although nobody said them. */
const ownWords = new Set('it its the this that these those a an in on at of for to from by with and or but as is are was were be has have can may run runs use uses read start install tests each both all other python javascript typescript i'.split(' '));
const leastOverlap = 0.3;

/** The claims of an answer that hold against the passages that it was given, with their sources in the repository. */
export interface Accepted {
  headline: Claim | null;
  claims: TopicClaim[];
}

/**
 * Holds a draft against its passages. A claim must name passages that were shown, say no number, name, address or path that is not in them, and share words with them;
 * it has no markup and gives no rating. An answer that gives orders, or tells the mark of the fence, obeyed somebody: nothing of it is taken.
 * @throws SummarizeError INVALID_ANSWER
 */
export function acceptClaims(draft: Draft, passages: readonly Passage[], evidence: Evidence, nonce: string | null): Accepted {
  const byId = new Map(passages.map((passage) => [passage.id, passage]));
  const texts = [...draft.claims.map(({ text }) => text), draft.headline?.text ?? ''];
  if (texts.some((text) => (nonce !== null && text.includes(nonce)) || kindOfOrder(text) !== null)) {
    throw new SummarizeError('The answer of the model follows orders from the repository.', { code: 'INVALID_ANSWER' });
  }
  const accept = (said: Omit<DraftClaim, 'topic'>): Claim | null => {
    const cited = said.sources.flatMap((id) => byId.get(id.replace(/[[\]\s]/g, '')) ?? []);
    return cited.length === 0 ? null : acceptClaim(said.text, cited, evidence);
  };
  const claims = draft.claims.flatMap(({ topic, ...said }) => {
    const claim = accept(said);
    return claim === null ? [] : [{ topic, claim }];
  });
  if (claims.length === 0) throw new SummarizeError('Nothing in the answer of the model holds against the repository.', { code: 'INVALID_ANSWER' });
  return { headline: draft.headline === null ? null : accept(draft.headline), claims };
}

function acceptClaim(text: string, cited: readonly Passage[], evidence: Evidence): Claim | null {
  const plain = text.replace(/\*\*|__|`/g, '').trim();
  const shown = cited.map((passage) => `${passage.text} ${passage.sources.map(({ path }) => path).join(' ')}`).join('\n');
  if (markup.test(plain) || rating.test(plain) || !addressesIn(plain).every((found) => shown.toLowerCase().includes(found)) || !isGrounded(plain, shown)) return null;
  const numbers = new Set(numbersIn(shown));
  return checkClaim({ text: plain, sources: cited.flatMap(({ sources }) => sources) }, { ...evidence, numbersOf: () => numbers });
}

function addressesIn(text: string): string[] {
  return (text.match(address) ?? []).map((found) => found.toLowerCase().replace(/[.,;:)]+$/, ''));
}

/** Names are in the passages, and so are enough of the other words; where these are in another script, only names can be compared. */
function isGrounded(text: string, shown: string): boolean {
  const lower = shown.toLowerCase();
  const names = text.match(/(?<![.!?] |^)\b\p{Lu}[\p{L}\p{N}._-]*|\b[\p{L}\p{N}]*(?:\p{N}|_|\p{Ll}\p{Lu})[\p{L}\p{N}_-]*|\b\p{Lu}{2,}\b/gu) ?? [];
  if (!names.every((name) => ownWords.has(name.toLowerCase()) || lower.includes(name.toLowerCase().replace(/[.'’-]+$/, '')))) return false;
  const latin = (shown.match(/[a-z]/gi)?.length ?? 0) >= 0.4 * (shown.match(/\p{L}/gu)?.length ?? 0);
  const words = [...wordsOf(text)].filter((word) => !ownWords.has(word));
  const known = wordsOf(shown);
  return !latin || words.length === 0 || words.filter((word) => known.has(word)).length >= leastOverlap * words.length;
}
