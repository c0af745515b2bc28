/** Line breaks and tabs: they separate words, so they become spaces before the other control characters vanish. */
const breaks = /[\t\n\v\f\r\u2028\u2029]+/g;

/**
 * Characters that are not seen but change what is: controls, bidirectional overrides, zero-width and tag characters, variation selectors, private use, halves of
 * surrogate pairs.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

/** The text without invisible characters; white space of any length becomes one space. */
export function printable(text: string): string {
  return text.replace(breaks, ' ').replace(invisible, '').replace(/\s+/g, ' ').trim();
}

/** `printable`, cut to a number of characters with an ellipsis, never inside a surrogate pair. */
export function printableExcerpt(text: string, maxLength: number): string {
  // The input may be a megabyte: what is cut away need not be cleaned.
  const clean = printable(text.slice(0, maxLength * 4));
  if (clean.length <= maxLength) return clean;
  return `${clean
    .slice(0, maxLength - 1)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
