/** Counts lines from 1 as the compiler does. Positions must be asked for in ascending order. */
export function createLineCounter(text: string): (position: number) => number {
  const breaks = /\r\n|[\n\r\u2028\u2029]/g;
  let line = 1;
  let next = breaks.exec(text);
  return (position) => {
    while (next !== null && next.index + next[0].length <= position) {
      line += 1;
      next = breaks.exec(text);
    }
    return line;
  };
}
