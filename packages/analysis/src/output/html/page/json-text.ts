/** What ends a script element, begins a comment in it, or ends a line of a script in older browsers. */
const unsafeInScripts = /[<>&\u2028\u2029]/g;

/** Data as it may stand in a script element, whatever its texts say. */
export function jsonText(data: unknown): string {
  return JSON.stringify(data).replace(unsafeInScripts, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
