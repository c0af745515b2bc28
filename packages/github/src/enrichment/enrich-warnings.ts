import type { UnknownReason, Warning } from '@reposcan/core';
import type { GithubError } from '../github-error.js';
import type { EnrichLedger } from './enrich-ledger.js';

const REASONS: Readonly<Record<UnknownReason, string>> = {
  'not-fetched': 'not asked for',
  forbidden: 'not visible to this token',
  'resource-limit': "beyond GitHub's time or resource limits",
  failed: 'failed',
  unsupported: 'not supported',
};

/** What a reader must know about signals that were asked for and stayed unknown. Empty when there are none. */
export function incompleteWarnings(asked: number, ledger: EnrichLedger, error: GithubError | null): Warning[] {
  const counts = new Map<string, number>();
  for (const reason of ledger.incomplete.values()) counts.set(REASONS[reason], (counts.get(REASONS[reason]) ?? 0) + 1);
  if (ledger.absent.size > 0) counts.set('gone or not visible to this token', ledger.absent.size);
  if (counts.size === 0) return [];
  const missing = ledger.absent.size + ledger.incomplete.size;
  const reasons = [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ');
  return [
    {
      code: 'ENRICH_INCOMPLETE',
      message: `A closer look at ${missing} of ${asked} repositories is incomplete: ${reasons}.${error === null ? '' : ` ${error.message}`}`,
    },
  ];
}

/** The warning for a client without a token: GraphQL is closed to it. */
export const ENRICH_WITHOUT_TOKEN: Warning = {
  code: 'ENRICH_INCOMPLETE',
  message:
    'Without a token GitHub does not answer closer questions, and scores keep a range. Set GITHUB_TOKEN; a token without any scope is enough.',
};
