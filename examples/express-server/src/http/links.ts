/** A Link header (RFC 8288) to other pages of the same query. `null` leaves a relation out. */
export function linkHeader(path: string, query: Readonly<Record<string, string>>, relations: Readonly<Record<string, Readonly<Record<string, string>> | null>>): string {
  return Object.entries(relations)
    .flatMap(([relation, change]) => (change === null ? [] : [`<${path}?${new URLSearchParams({ ...query, ...change }).toString()}>; rel="${relation}"`]))
    .join(', ');
}
