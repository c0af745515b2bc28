import type { Warning } from '@reposcan/core';
import { el } from '../dom/element.js';
import { card } from '../dom/parts.js';

const most = 20;

/** What went less well than it should; `null` where nothing did. */
export function warningsCard(warnings: readonly Warning[]): HTMLElement | null {
  if (warnings.length === 0) return null;
  const rest = warnings.length - most;
  return card('Good to know', { class: 'notice' }, el('ul', {}, warnings.slice(0, most).map(({ message }) => el('li', {}, el('bdi', {}, message))), rest > 0 && el('li', { class: 'quiet' }, `and ${rest} more`)));
}
