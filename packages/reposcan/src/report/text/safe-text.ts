/** Characters that show nothing or change how their neighbours are shown. A zero-width joiner between two emoji stays: it makes one of them. */
const deceptive =
  /(?<!\p{Extended_Pictographic}[\u{FE0F}\u{1F3FB}-\u{1F3FF}]?)\u{200D}|\u{200D}(?!\p{Extended_Pictographic})|(?!\u{200D})\p{Cf}|\p{Cc}|[\u{115F}\u{1160}\u{3164}\u{FFA0}\u{E0100}-\u{E01EF}]/gu;
const lineBreaks = /[\t\n\v\f\r\u{85}\u{2028}\u{2029}]+/gu;
const loneSurrogates = /\p{Cs}/gu;
/** More than four marks on one letter only smear over the neighbouring lines. */
const piledMarks = /(\p{M}{4})\p{M}+/gu;

/**
 * Untrusted text made safe to show on one line: control, bidirectional and invisible characters are removed, line breaks become spaces, halves of
 * surrogate pairs become U+FFFD.
 */
export function safeText(text: string): string {
  return text
    .replace(loneSurrogates, '\u{FFFD}')
    .replace(lineBreaks, ' ')
    .replace(deceptive, '')
    .replace(piledMarks, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}
