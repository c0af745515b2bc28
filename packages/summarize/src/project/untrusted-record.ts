/** A value of a parsed manifest or answer, where anything may be anything. */
export type UntrustedRecord = Readonly<Record<string, unknown>>;

/** The value as a record, or `null`: arrays and `null` are none. */
export function asRecord(value: unknown): UntrustedRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as UntrustedRecord) : null;
}

/** What a path of members leads to, each a record's own. */
export function member(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => {
    const record = asRecord(inner);
    return record !== null && Object.hasOwn(record, key) ? record[key] : undefined;
  }, value);
}

/** The entries of a record whose values are strings, at most `limit`; none where the value is no record. */
export function stringEntries(value: unknown, limit = 100): [key: string, value: string][] {
  return Object.entries(asRecord(value) ?? {})
    .filter((entry): entry is [string, string] => typeof entry[1] === 'string')
    .slice(0, limit);
}
