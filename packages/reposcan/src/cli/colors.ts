/** What decides whether a stream gets colours. */
export interface ColorSources {
  env: Readonly<Record<string, string | undefined>>;
  isTTY: boolean;
  /** `--no-color` was given. */
  refused: boolean;
}

/** Colours for terminals only, unless NO_COLOR (no-color.org), FORCE_COLOR or `--no-color` say otherwise; refusing wins over forcing. */
export function wantsColor({ env, isTTY, refused }: ColorSources): boolean {
  if (refused || env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false';
  return isTTY && env.TERM !== 'dumb';
}
