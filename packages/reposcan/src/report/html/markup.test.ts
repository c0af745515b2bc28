import { describe, expect, it } from 'vitest';
import { link } from './link.js';
import { html } from './markup.js';

describe('html', () => {
  it('escapes text for elements and quoted attributes alike', () => {
    expect(html`<a title="${`"'\`<&>`}">${'<script>'}</a>`.source).toBe(
      '<a title="&#34;&#39;&#96;&#60;&#38;&#62;">&#60;script&#62;</a>',
    );
  });

  it('removes what would change how text is shown', () => {
    expect(html`${'a\u202Eb\u0000c'}`.source).toBe('abc');
  });

  it('leaves markup as it is, joins lists, and shows nothing for nothing', () => {
    expect(html`${html`<b>`}${['a', html`<i>`, null]}${null}${undefined}${false}${0}`.source).toBe('<b>a<i>0');
  });
});

describe('link', () => {
  it('links to web addresses without telling where the reader comes from', () => {
    expect(link('https://ada.example/?a=1&b=2', 'ada').source).toBe(
      '<a href="https://ada.example/?a=1&#38;b=2" rel="noopener noreferrer"><bdi>ada</bdi></a>',
    );
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '//host',
    'not an address',
    'https://user:secret@host/',
  ])('does not link to %s', (address) => {
    expect(link(address, 'text').source).toBe('<bdi>text</bdi>');
  });
});
