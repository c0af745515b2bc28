import { el, type Child } from './element.js';

/** A link to elsewhere; a text where the address is not one of the web. */
export function outsideLink(address: string, ...children: Child[]): HTMLElement {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !['https:', 'http:'].includes(url.protocol)) return el('span', {}, children);
  return el('a', { href: url.href, rel: 'noreferrer noopener', target: '_blank' }, children);
}
