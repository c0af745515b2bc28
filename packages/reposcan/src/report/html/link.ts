import { html, type Markup } from './markup.js';

/** Text that links to a web address. An address that is not http or https stays text: `javascript:` never becomes a link. */
export function link(address: string, text: string): Markup {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    return html`<bdi>${text}</bdi>`;
  return html`<a href="${url.href}" rel="noopener noreferrer"><bdi>${text}</bdi></a>`;
}
