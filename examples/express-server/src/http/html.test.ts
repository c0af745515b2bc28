import { expect, it } from 'vitest';
import { html } from './html.js';

it('markup takes texts as text, and markup as markup', () => {
  const item = html`<li title="${'"><script>'}">${"<b>&'"}</li>`;

  expect(html`<ul>${[item, item]}${1}</ul>`.markup).toBe(`<ul>${'<li title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;</li>'.repeat(2)}1</ul>`);
});
