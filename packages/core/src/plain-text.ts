/** Terminal escape sequences: CSI, OSC (up to its terminator) and two-character ones. */
// oxlint-disable-next-line no-control-regex
const escapes = /\u{1B}\[[0-?]*[ -/]*[@-~]|\u{1B}\][^\u{7}\u{1B}]*(?:\u{7}|\u{1B}\\)?|\u{1B}[@-Z\\-_]/gu;
const lineBreaks = /[\t\n\v\f\r\u{85}\u{2028}\u{2029}]+/gu;
const loneSurrogates = /\p{Cs}/gu;
/** Controls, and format characters such as bidi overrides and tags: they hide or reorder what a reader sees. */
const controls = /\p{Cc}|(?!\u{200D})\p{Cf}/gu;
/** A zero-width joiner that does not stand between two emoji: only there it is part of what is shown. */
const looseJoiner =
  /(?<!\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})?)\u{200D}|\u{200D}(?!\p{Extended_Pictographic})/gu;
/** Letters without a shape (Hangul fillers), and selectors of variants other than the one that follows an emoji: text can be hidden in them. */
const shapeless = /\u{115F}|\u{1160}|\u{3164}|\u{FFA0}|[\u{FE00}-\u{FE0E}\u{E0100}-\u{E01EF}]|(?<![\p{Extended_Pictographic}#*0-9])\u{FE0F}/gu;
/** More than four marks on one letter only smear over the neighbouring lines. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * Untrusted text made safe to show on one line: escape sequences, control, bidirectional and invisible characters are removed, line breaks and runs of spaces
 * become one space, halves of surrogate pairs U+FFFD.
 * @param maxLength UTF-16 units of the result at most; what is longer is cut and ends with an ellipsis
 */
export function plainText(text: string, maxLength = Number.POSITIVE_INFINITY): string {
  // A megabyte of hostile text should not cost a megabyte of matching: whatever is longer than four times the limit is cut anyway.
  const line = text
    .slice(0, maxLength * 4)
    .replace(escapes, '')
    .replace(loneSurrogates, '\u{FFFD}')
    .replace(lineBreaks, ' ')
    .replace(controls, '')
    .replace(looseJoiner, '')
    .replace(shapeless, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
  if (line.length <= maxLength) return line;
  const cut = line.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.trimEnd()}…`;
}
