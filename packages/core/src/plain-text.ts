/** Controls, and format characters such as bidi overrides, zero-width joiners and tags: they can hide or reorder what a reader sees. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Untrusted text made safe to show on one line: control, bidi and invisible characters removed, cut after `maxLength` UTF-16 units. */
export function plainText(text: string, maxLength = 200): string {
  // Only a bounded part is looked at: whatever is longer than four times the limit is cut anyway.
  const visible = text.slice(0, maxLength * 4).replace(INVISIBLE, '');
  return visible.length <= maxLength ? visible : `${visible.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
