/** What a token is for: asking GitHub about an account, or cloning from a URL. */
export type TokenTarget = { login: string } | { url: string };

/**
 * Looks a user's token up when a job runs, because a job carries none. `undefined`: the GitHub port's own for an account, none for a URL; an empty
 * text: none at all. The token for a URL goes to that URL's host: answer only with one that this host may know.
 */
export type TokenFor = (userId: string, target: TokenTarget) => string | undefined | Promise<string | undefined>;
