import { ApiError } from '../api/api-error.js';
import { el } from '../dom/element.js';

/** What went wrong, in words, and a way on. @param heading `h1` where it is all that the page shows */
export function errorCard(error: unknown, retry: (() => void) | null, heading: 'h1' | 'h2' = 'h2'): HTMLElement {
  const known = error instanceof ApiError ? error : null;
  return el(
    'div',
    { class: 'card problem', role: 'alert' },
    el(heading, { tabindex: '-1' }, known?.title ?? 'Something went wrong'),
    el('p', {}, known?.message ?? 'The page made a mistake. Reload it; if that does not help, please report it.'),
    retry !== null && el('div', { class: 'row' }, el('button', { type: 'button', on: { click: retry } }, 'Try again'), el('a', { href: '#/' }, 'Start page')),
    known?.requestId != null && el('p', { class: 'quiet small' }, 'Request ', el('code', {}, known.requestId)),
  );
}
