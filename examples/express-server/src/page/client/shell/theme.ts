import { el } from '../dom/element.js';

const storageKey = 'reposcan-theme';
const themes = ['auto', 'light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Applies the theme that was chosen before, and makes the button that changes it. */
export function themeButton(): HTMLElement {
  const names: Record<Theme, string> = { auto: 'as the system', light: 'light', dark: 'dark' };
  let theme: Theme = themes.find((one) => one === localStorage.getItem(storageKey)) ?? 'auto';
  const button = el('button', { type: 'button', class: 'theme' });
  const apply = (): void => {
    document.documentElement.dataset['theme'] = theme;
    button.textContent = { auto: '◐', light: '☀', dark: '☾' }[theme];
    button.setAttribute('aria-label', `Colours: ${names[theme]}. Change`);
    button.title = `Colours: ${names[theme]}`;
    document.dispatchEvent(new CustomEvent('themechange'));
  };
  button.addEventListener('click', () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'auto';
    localStorage.setItem(storageKey, theme);
    apply();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', apply);
  apply();
  return button;
}
