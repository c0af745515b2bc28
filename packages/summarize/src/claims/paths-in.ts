/** Words that look like a path of a file: with a slash and an ending, `src/index.ts`. Addresses are none. */
export function pathsIn(text: string): string[] {
  const words = text.replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, ' ').match(/[\w.@~+-]+(?:\/[\w.@~+[\]()-]+)+/g) ?? [];
  return words.map((word) => word.replace(/[.)]+$/, '')).filter((word) => /\/[\w.-]*[\w-]\.[A-Za-z]\w{0,5}$/.test(word) && !/^\w[\w-]*\.(?:com|org|net|io|dev|ai|co|gg|sh)\//.test(word));
}
