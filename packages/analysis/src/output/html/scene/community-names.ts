import type { FileCommunity } from '@reposcan/core';
import { shownText } from './shown-text.js';

/** Names that tell communities apart: where several share a folder, each has its most important file behind it. */
export function communityNames(communities: readonly FileCommunity[]): string[] {
  const counts = new Map<string, number>();
  for (const { label } of communities) counts.set(label, (counts.get(label) ?? 0) + 1);
  return communities.map(({ label, leading: [first] }) => {
    const name = label === '' ? '(root)' : label;
    return shownText((counts.get(label) ?? 0) > 1 && first !== undefined ? `${name} (${first.slice(first.lastIndexOf('/') + 1)})` : name);
  });
}
