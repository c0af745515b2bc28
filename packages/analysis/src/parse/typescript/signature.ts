import { plainText } from '@reposcan/core';

/** Comments, and the texts that may look like one. */
const commentsAndTexts = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[^])*`|\/\*[^]*?\*\/|\/\/[^\n]*/g;
const plain = /^[\x20-\x7e]*$/;

/** A declaration's text on one line, without comments and what opens its body; at most 300 characters. */
export function signatureOf(declaration: string): string {
  let text = declaration.slice(0, 4_000);
  if (text.includes('/*') || text.includes('//')) text = text.replace(commentsAndTexts, (match) => (match.startsWith('/') ? ' ' : match));
  const line = text.replace(/\s+/g, ' ').replace(/(?: ?(?:=>|[{=;,]))? ?$/, '').trim();
  return plain.test(line) && line.length <= 300 ? line : plainText(line, 300);
}

/** A name as it may be shown. */
export function nameOfSymbol(name: string): string {
  return plain.test(name) && name.length <= 200 ? name : plainText(name, 200);
}
