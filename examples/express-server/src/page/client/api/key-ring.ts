import { el } from '../dom/element.js';

const storageKey = 'reposcan-api-key';

/** The API key that this tab uses. */
export interface KeyRing {
  current(): string | null;
  /** Asks for a key; `false`: none was given. Several askers share one dialogue. @param refused the current key was refused */
  ask(refused: boolean): Promise<boolean>;
}

/** Keeps the key in this tab's session: it is gone when the tab is closed. */
export function createKeyRing(): KeyRing {
  let asking: Promise<boolean> | null = null;
  const current = (): string | null => sessionStorage.getItem(storageKey);
  return {
    current,
    ask: (refused) => (asking ??= showDialogue(refused, current() !== null).finally(() => (asking = null))),
  };
}

async function showDialogue(refused: boolean, forgettable: boolean): Promise<boolean> {
  const field = el('input', { id: 'api-key', type: 'password', autocomplete: 'off', spellcheck: 'false', required: true, 'aria-describedby': 'api-key-help' });
  const dialogue = el(
    'dialog',
    { class: 'dialogue', 'aria-labelledby': 'api-key-title' },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'api-key-title' }, 'API key'),
      el('p', { class: 'quiet', id: 'api-key-help' }, refused ? 'The server does not accept this key. Try another one.' : 'This server wants a key. It stays in this tab and is forgotten when you close it.'),
      el('label', { for: 'api-key' }, 'Key'),
      field,
      el(
        'div',
        { class: 'row' },
        el('button', { class: 'primary', value: 'use' }, 'Use key'),
        forgettable && el('button', { value: 'forget', formnovalidate: true }, 'Forget key'),
        el('button', { value: 'cancel', formnovalidate: true }, 'Cancel'),
      ),
    ),
  );
  document.body.append(dialogue);
  dialogue.showModal();
  const answer = await new Promise<string>((resolve) => dialogue.addEventListener('close', () => resolve(dialogue.returnValue), { once: true }));
  dialogue.remove();
  if (answer === 'forget') sessionStorage.removeItem(storageKey);
  if (answer !== 'use' || field.value.trim() === '') return false;
  sessionStorage.setItem(storageKey, field.value.trim());
  return true;
}
