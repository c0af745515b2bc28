import { el, fill } from '../dom/element.js';

/** A tab and what it shows, made when it is first opened. */
export interface Tab {
  id: string;
  title: string;
  content: () => HTMLElement;
}

/** Tabs as the ARIA practices describe them: arrow keys move between them. */
export function tabs(list: readonly Tab[], chosen: string, onChange: (id: string) => void): HTMLElement {
  const panel = el('div', { role: 'tabpanel', id: 'panel', tabindex: '0' });
  const buttons = list.map((tab) => ({ tab, button: el('button', { type: 'button', role: 'tab', id: `tab-${tab.id}`, 'aria-controls': 'panel' }, tab.title) }));
  let open = '';
  const choose = (id: string, told: boolean): void => {
    const found = buttons.find(({ tab }) => tab.id === id) ?? buttons[0];
    if (found === undefined || open === found.tab.id) return;
    open = found.tab.id;
    for (const { tab, button } of buttons) {
      button.setAttribute('aria-selected', String(tab.id === open));
      button.tabIndex = tab.id === open ? 0 : -1;
    }
    panel.setAttribute('aria-labelledby', found.button.id);
    fill(panel, found.tab.content());
    if (told) onChange(open);
  };
  const move = (event: KeyboardEvent, index: number): void => {
    const to = { ArrowRight: index + 1, ArrowLeft: index - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = buttons[(to + buttons.length) % buttons.length];
    if (next === undefined) return;
    choose(next.tab.id, true);
    next.button.focus();
  };
  buttons.forEach(({ tab, button }, index) => {
    button.addEventListener('click', () => choose(tab.id, true));
    button.addEventListener('keydown', (event) => move(event, index));
  });
  const element = el('div', {}, el('div', { class: 'tabs', role: 'tablist', 'aria-label': 'Parts of the report' }, buttons.map(({ button }) => button)), panel);
  // After the element exists: a panel may measure itself.
  queueMicrotask(() => choose(chosen, false));
  return element;
}
