/** Renames the members of all objects in an answer of the API from snake_case, so that it has the types of @reposcan/core. */
export function camelCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelCased);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key.replace(/(?<=[a-z\d])_([a-z])/g, (_, letter: string) => letter.toUpperCase()), camelCased(member)]));
}
