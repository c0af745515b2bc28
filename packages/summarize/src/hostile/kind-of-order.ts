import type { HostileText } from '@reposcan/core';
import { latinText, normalText, tagText } from './normal-text.js';
import { orderPatterns } from './order-patterns.js';

/** Characters of one text that are looked at. */
const maxLength = 8_000;
const invisible = /[\u{200b}-\u{200d}\u{2060}-\u{2064}\u{feff}\u{ad}\u{180e}\u{202a}-\u{202e}\u{2066}-\u{2069}]/u;
/** The same, and tag characters. */
const hiding = new RegExp(`${invisible.source}|[\\u{e0020}-\\u{e007f}]`, 'u');
const base64 = /\b[A-Za-z0-9+/]{40,4000}={0,2}/g;

/** Whether a text has characters that nobody sees. */
export function hidesSomething(text: string): boolean {
  return hiding.test(text);
}

/** What kind of order to its reader a piece of code gives, or `null`: only what no program has a reason to hold. */
export function kindOfOrderInCode(code: string): HostileText['kind'] | null {
  return matchOf(code.slice(0, maxLength), true);
}

/** What kind of order to its reader a text gives, or `null`. */
export function kindOfOrder(text: string): HostileText['kind'] | null {
  const head = text.slice(0, maxLength);
  // Nobody writes in tag characters who wants to be read.
  if (tagText(head).trim().length >= 4) return 'invisible';
  const kind = matchOf(head);
  if (kind !== null) return kind !== 'markup' && invisible.test(head) ? 'invisible' : kind;
  if (/\u{202e}/u.test(head) && matchOf(Array.from(head).reverse().join('')) !== null) return 'invisible';
  return decoded(head).some((inner) => matchOf(inner) !== null) ? 'hidden' : null;
}

function matchOf(text: string, isCode = false): HostileText['kind'] | null {
  const normal = normalText(text);
  const latin = latinText(normal);
  const found = orderPatterns.find(({ pattern, inCode }) => (inCode || !isCode) && (pattern.test(normal) || (latin !== normal && pattern.test(latin))));
  return found?.kind ?? null;
}

/** What is written in base64, where it is text. */
function decoded(text: string): string[] {
  return (text.match(base64) ?? []).slice(0, 20).flatMap((code) => {
    const inner = Buffer.from(code, 'base64').toString('utf8');
    return /^[\p{L}\p{N}\p{P}\p{Z}\s]+$/u.test(inner) ? [inner] : [];
  });
}
