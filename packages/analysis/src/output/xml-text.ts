const entities = new Map([['&', '&amp;'], ['<', '&lt;'], ['>', '&gt;'], ['"', '&quot;'], ["'", '&apos;']]);

/**
 * Text for an XML 1.0 element or attribute. Tab and line breaks become references, so that they survive in attributes; what XML cannot hold in any way (other
 * controls, halves of surrogate pairs, U+FFFE, U+FFFF) is written visibly as `\u{…}`.
 */
export function xmlText(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities.get(character) ?? '')
    .replace(/[\t\n\r\u{7f}-\u{9f}]/gu, (character) => `&#${String(character.codePointAt(0))};`)
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`);
}
