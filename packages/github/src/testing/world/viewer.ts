/** Who asks, as the token says. `null` where a viewer is expected: nobody, no token. */
export interface Viewer {
  login: string;
  /** OAuth scopes; `null` means every scope. */
  scopes: readonly string[] | null;
}

/** Whether the viewer's token carries a scope. */
export function hasScope(viewer: Viewer, scope: string): boolean {
  return viewer.scopes === null || viewer.scopes.includes(scope);
}
