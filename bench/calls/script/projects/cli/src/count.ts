import { readFile } from 'node:fs/promises';
import { defineCommand } from './command.js';
import { compose, lines, retry } from './pipeline.js';

interface CountOptions {
  path: string;
}

export const count = defineCommand<CountOptions>({
  name: 'count',
  parse: ([path = '.']) => ({ path }),
  async run({ path }) {
    const text = await retry(3, () => readFile(path, 'utf8'));
    const summarise = compose(tally, format);
    console.log(summarise([...lines(text)]));
    return 0;
  },
});

function tally(all: string[]): Map<string, number> {
  const found = new Map<string, number>();
  all.filter(isWord).forEach((line) => bump(found, line));
  return found;
}

function isWord(line: string): boolean {
  return line !== '';
}

function bump(found: Map<string, number>, line: string): void {
  found.set(line, (found.get(line) ?? 0) + 1);
}

function format(found: Map<string, number>): string {
  return [...found].map(([word, times]) => pad(word, times)).join('\n');
}

function pad(word: string, times: number): string {
  return word.padEnd(20) + String(times);
}
