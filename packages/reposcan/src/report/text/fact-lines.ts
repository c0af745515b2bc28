import { displayWidth, fit } from './display-width.js';

const separator = ' · ';

/** Facts on as few lines of at most so many columns as possible, none broken in two. */
export function factLines(facts: readonly string[], columns: number): string[] {
  const lines: string[] = [];
  for (const fact of facts.map((text) => fit(text, columns))) {
    const longer = lines.length === 0 ? fact : `${lines.at(-1)}${separator}${fact}`;
    if (lines.length > 0 && displayWidth(longer) <= columns) lines[lines.length - 1] = longer;
    else lines.push(fact);
  }
  return lines;
}
