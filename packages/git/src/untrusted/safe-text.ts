/** Terminal escape sequences: CSI, OSC (up to its terminator) and two-character ones. */
// oxlint-disable-next-line no-control-regex
const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[@-Z\\-_]/g;

/** Characters that steer a terminal, reorder text or cannot be seen: Cc, Cf, line and paragraph separators, lone surrogates. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+/gu;

/**
 * Untrusted text as one line that is safe to show: no control, bidirectional or invisible characters, at most `maxLength` characters.
 */
export function safeText(text: string, maxLength = 300): string {
  // Cut first: a megabyte of hostile text should not cost a megabyte of matching.
  const line = text
    .slice(0, maxLength * 4)
    .replace(ESCAPES, '')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(UNSAFE, '')
    .trim();
  // By code points: a cut surrogate pair would be a broken character again.
  return line.length <= maxLength ? line : `${Array.from(line).slice(0, maxLength - 1).join('')}…`;
}
