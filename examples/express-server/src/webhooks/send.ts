import { plainText } from '@reposcan/core';
import type { CheckedUrl } from '@reposcan/git';
import { Webhook as Signer } from 'standardwebhooks';
import { Agent, request } from 'undici';

/** What a receiver answered: its status, or why there was none. */
export type SendResult = { status: number; error: null } | { status: null; error: string };

/** A message, ready to be sent. */
export interface Message {
  id: string;
  body: string;
  secret: string;
  /** Milliseconds since the epoch. */
  at: number;
}

const timeoutMs = 15_000;

/**
 * Sends a message as Standard Webhooks says: https://www.standardwebhooks.com. Connects to the addresses that were checked and to no other, follows no redirect, and reads nothing of the
 * answer but its status.
 */
export async function send(target: CheckedUrl, { id, body, secret, at }: Message, signal: AbortSignal): Promise<SendResult> {
  const moment = new Date(at);
  const agent = new Agent({ connect: { lookup: pinned(target.addresses), timeout: timeoutMs }, headersTimeout: timeoutMs });
  try {
    const answer = await request(target.url, {
      method: 'POST',
      dispatcher: agent,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: {
        'content-type': 'application/json',
        'user-agent': 'reposcan-webhooks',
        'webhook-id': id,
        'webhook-timestamp': String(Math.floor(at / 1_000)),
        'webhook-signature': new Signer(secret).sign(id, moment, body),
      },
      body,
    });
    answer.body.on('error', () => {});
    answer.body.destroy();
    return { status: answer.statusCode, error: null };
  } catch (error) {
    signal.throwIfAborted();
    return { status: null, error: plainText(error instanceof Error ? error.message : String(error), 200) };
  } finally {
    await agent.destroy();
  }
}

type Lookup = (hostname: string, options: { all?: boolean }, answer: (error: null, address: string | { address: string; family: number }[], family?: number) => void) => void;

/** A resolver that knows only these addresses. */
function pinned(addresses: readonly string[]): Lookup {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_, { all }, answer) => {
    if (all === true) answer(null, found);
    else answer(null, found[0]?.address ?? '', found[0]?.family ?? 4);
  };
}
