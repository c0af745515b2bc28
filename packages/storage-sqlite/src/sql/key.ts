/** Where the escapes of `keyOf` begin, and which units need one: NUL, U+0001, and everything from the surrogates on. */
// oxlint-disable-next-line no-control-regex -- exactly these are meant
const special = /[\0\u0001\ud800-\uffff]/g;
// oxlint-disable-next-line no-control-regex -- U+0001 is the escape of the lowest two
const escaped = /\u0001([01])|\ue000([0-9a-f]{4})/g;

/**
 * An id or name as a column keeps it. Databases compare text by its UTF-8 bytes, replace lone surrogates, and (PostgreSQL) refuse NUL;
 * in this form different texts stay different, and the order of bytes is the order of UTF-16 code units that the contract promises.
 * Everything below U+D800, which is all that GitHub allows in names, is its own key.
 */
export function keyOf(text: string): string {
  return text.replace(special, (unit) => (unit <= '\u0001' ? `\u0001${unit.charCodeAt(0)}` : `\ue000${unit.charCodeAt(0).toString(16)}`));
}

/** The text of a key. */
export function textOf(key: string): string {
  return key.replace(escaped, (_, low?: string, high?: string) =>
    String.fromCharCode(high === undefined ? Number(low) : parseInt(high, 16)),
  );
}
