import type { Chain, Tally } from './tally.js';

/** In whose name, and on whose account, a request is sent. */
export interface Call {
  token: string | null;
  signal: AbortSignal | undefined;
  tally: Tally;
  chain: Chain;
  /** Off where the caller rather asks for less than for the same again. @default true */
  retryServerErrors?: boolean;
}
