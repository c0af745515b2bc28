import { shownText } from '../scene/shown-text.js';

/** Text of a stranger as it may stand in an element or a quoted attribute. */
export function escapeText(text: string): string {
  return shownText(text).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}
