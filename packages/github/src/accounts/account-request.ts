import type { Call } from '../transport/call.js';
import type { Chain, Tally } from '../transport/tally.js';
import type { Transport } from '../transport/transport.js';
import type { PageEvent } from './repository-collection.js';

/** What an account scan asks for; login and token are checked. */
export interface AccountRequest {
  login: string;
  token: string | null;
  signal: AbortSignal | undefined;
  onPage: ((page: PageEvent) => void) | undefined;
  maxRepositories: number;
  /** Pages read at a time. */
  concurrency: number;
  transport: Transport;
  tally: Tally;
}

/** The call for one request of an account scan. */
export function accountCall(request: AccountRequest, chain: Chain, signal: AbortSignal | undefined): Call {
  return { token: request.token, signal, tally: request.tally, chain };
}
