import type { TokenFor } from '@reposcan/pipeline';
import type { Config } from '../config/config.js';

/** The token of the configuration: for its GitHub, and for cloning from there over https. No other host gets it. */
export function githubTokens({ GITHUB_URL, GITHUB_TOKEN }: Pick<Config, 'GITHUB_URL' | 'GITHUB_TOKEN'>): TokenFor & { isOnGithub(url: string): boolean } {
  const { origin } = new URL(GITHUB_URL);
  const isOnGithub = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:' && new URL(url).origin === origin;
  const tokenFor: TokenFor = (_, target) => ('url' in target && !isOnGithub(target.url) ? undefined : (GITHUB_TOKEN ?? undefined));
  return Object.assign(tokenFor, { isOnGithub });
}
