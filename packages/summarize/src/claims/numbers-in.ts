const words = new Set('two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million millions billion billions'.split(' '));

/**
 * The numbers that a text states, as they are compared: without thousands separators, also those written in words. Digits within a name (`sha256`, `utf8`) are
 * part of the name.
 */
export function numbersIn(text: string): string[] {
  const digits = text.match(/(?<![\p{L}\p{N}_])\p{N}[\p{N},._]*/gu) ?? [];
  const written = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return [...digits.map(plainNumber), ...written.filter((word) => words.has(word))];
}

function plainNumber(written: string): string {
  return written.replace(/[.,_]+$/, '').replace(/(?<=\d)[,_](?=\d{3}(?!\d))/g, '');
}
