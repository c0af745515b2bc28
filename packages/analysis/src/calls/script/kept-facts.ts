import type { FileFacts } from './facts/file-facts.js';

/** What is kept of a file: its facts, or why there are none. */
export type KeptFacts = { facts: FileFacts } | { reason: string };

/** What was kept, if it looks like it: it comes from a store that others may have written to. */
export function keptFacts(kept: unknown): KeptFacts | null {
  if (typeof kept !== 'object' || kept === null) return null;
  if ('reason' in kept && typeof kept.reason === 'string') return { reason: kept.reason };
  if (!('facts' in kept) || typeof kept.facts !== 'object' || kept.facts === null) return null;
  const facts = kept.facts as Partial<FileFacts>;
  const isWhole = [facts.ops, facts.texts, facts.functions, facts.classes].every(Array.isArray) && typeof facts.slots === 'number' && facts.slots <= 10_000_000;
  return isWhole ? { facts: facts as FileFacts } : null;
}
