/** Units keep their shape. */
const known = new Map([['diskUsageKiB', 'disk_usage_kib']]);

/** A value as the API writes it: the names of all members in snake_case. Only for values whose member names are ours, not a stranger's. */
export function snakeCased(value: object): Record<string, unknown> {
  return rename(value) as Record<string, unknown>;
}

function rename(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(rename);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [snakeKey(key), rename(member)]));
}

function snakeKey(key: string): string {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  // Our types have some hundred names. Should others get in, they must not fill the memory.
  if (known.size < 1_000) known.set(key, made);
  return made;
}
