import { el } from '../dom/element.js';
import type { KeyRing } from '../api/key-ring.js';
import { themeButton } from './theme.js';

/** What stays while views change: header, the place for the view, footer. */
export interface Frame {
  main: HTMLElement;
  /** Marks the part of the navigation that the reader is in. */
  mark(view: string): void;
}

/** Builds the page around its views. */
export function createFrame(keys: KeyRing): Frame {
  const links = [
    { view: 'home', href: '#/', text: 'Scan' },
    { view: 'jobs', href: '#/jobs', text: 'Jobs' },
  ].map((link) => ({ ...link, element: el('a', { href: link.href }, link.text) }));
  const main = el('main', { id: 'main', tabindex: '-1' });
  const skip = el('a', { class: 'skip', href: '#main' }, 'Skip to content');
  skip.addEventListener('click', (event) => {
    // The fragment of the address belongs to the views.
    event.preventDefault();
    main.focus();
  });
  const keyButton = el('button', { type: 'button', on: { click: () => void keys.ask(false).then((given) => given && location.reload()) } }, 'API key');
  document.body.prepend(
    skip,
    el(
      'header',
      { class: 'bar' },
      el('div', { class: 'inner' }, el('a', { class: 'brand', href: '#/', 'aria-label': 'reposcan, start page' }, el('span', { class: 'logo', 'aria-hidden': 'true' }), 'reposcan'), el('nav', { 'aria-label': 'Main' }, links.map(({ element }) => element), el('a', { href: '/docs' }, 'API')), el('div', { class: 'tools-right' }, keyButton, themeButton())),
    ),
    main,
    el('footer', { class: 'foot' }, 'Everything shown here was read from repositories. It is theirs, not ours.'),
  );
  return {
    main,
    mark(view) {
      for (const link of links) {
        if (link.view === view) link.element.setAttribute('aria-current', 'page');
        else link.element.removeAttribute('aria-current');
      }
    },
  };
}
