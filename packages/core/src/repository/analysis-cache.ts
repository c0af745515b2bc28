/**
 * What one analysis keeps for the next one of the same repository. Keys name content and the version of whoever computed the value, so a value is never
 * stale; values are JSON. Handed in by the caller, who loads and saves it.
 */
export interface AnalysisCache {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}
