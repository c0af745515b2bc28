import { el, fill } from '../dom/element.js';
import { announce } from '../dom/announce.js';
import { ApiError } from '../api/api-error.js';
import type { ViewContext } from '../shell/view.js';
import { startScan } from './start-scan.js';
import { targetOf } from './target.js';

/** The field that everything starts with. */
export function scanForm(context: ViewContext): HTMLElement {
  const field = el('input', { id: 'target', name: 'target', type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: '2048', placeholder: 'octocat or https://github.com/octocat/hello-world', 'aria-describedby': 'target-help target-error' });
  const button = el('button', { class: 'primary', type: 'submit' }, 'Scan');
  const problem = el('p', { id: 'target-error', class: 'field-error', role: 'alert' });
  const refuse = (message: string): void => {
    fill(problem, message);
    field.setAttribute('aria-invalid', 'true');
    field.focus();
  };

  const submit = async (): Promise<void> => {
    const target = targetOf(field.value, context.settings.site);
    if (target.kind === 'neither') return refuse(target.reason);
    button.disabled = true;
    announce('Starting the scan');
    try {
      await startScan(context, target);
    } catch (error) {
      if (!context.signal.aborted) refuse(error instanceof ApiError ? `${error.title}: ${error.message}` : 'The scan could not be started.');
    } finally {
      button.disabled = false;
    }
  };
  field.addEventListener('input', () => {
    field.removeAttribute('aria-invalid');
    fill(problem);
  });
  return el(
    'form',
    {
      class: 'scan',
      role: 'search',
      'aria-label': 'Scan',
      on: {
        submit: (event) => {
          event.preventDefault();
          void submit();
        },
      },
    },
    el('label', { for: 'target' }, 'A GitHub login, or the address of a repository'),
    el('div', { class: 'scan-row' }, field, button),
    el('p', { id: 'target-help', class: 'quiet small' }, 'A login shows what matters in an account, in about a second. A repository is cloned and read: files, imports, layers.'),
    problem,
  );
}
