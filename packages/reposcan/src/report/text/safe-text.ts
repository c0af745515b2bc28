/** A zero-width joiner that does not stand between two emoji: only there it is part of what is shown. */
const looseJoiner =
  /(?<!\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})?)\u{200D}|\u{200D}(?!\p{Extended_Pictographic})/gu;
/** Controls, and format characters such as bidi overrides and tags: they hide or reorder what a reader sees. */
const controls = /\p{Cc}|(?!\u{200D})\p{Cf}/gu;
/** Letters without a shape (Hangul fillers), and selectors of variants that nobody draws. */
const shapeless = /\u{115F}|\u{1160}|\u{3164}|\u{FFA0}|[\u{E0100}-\u{E01EF}]/gu;
const lineBreaks = /[\t\n\v\f\r\u{85}\u{2028}\u{2029}]+/gu;
const loneSurrogates = /\p{Cs}/gu;
/** More than four marks on one letter only smear over the neighbouring lines. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * Untrusted text made safe to show on one line: control, bidirectional and invisible characters are removed, line breaks become
 * spaces, halves of surrogate pairs become U+FFFD.
 */
export function safeText(text: string): string {
  return text
    .replace(loneSurrogates, '\u{FFFD}')
    .replace(lineBreaks, ' ')
    .replace(controls, '')
    .replace(looseJoiner, '')
    .replace(shapeless, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}
