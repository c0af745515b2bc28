import { ReposcanError, plainText } from '@reposcan/core';

/**
 * How an error is told at the terminal: `message [CODE]`, and with `verbose` the stack of it and of its causes below. Ends with a
 * line break.
 */
export function failureText(error: unknown, verbose: boolean): string {
  const message = plainText(error instanceof Error ? error.message || error.name : String(error));
  const code = error instanceof ReposcanError ? error.code : 'UNEXPECTED';
  const first = `reposcan: ${message} [${code}]\n`;
  return verbose ? first + stacks(error) : first;
}

function stacks(error: unknown): string {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (let current = error; current instanceof Error && !seen.has(current); current = current.cause) {
    const prefix = seen.size === 0 ? '' : 'caused by ';
    seen.add(current);
    lines.push(...`${prefix}${current.stack ?? current.message}`.split('\n').map((line) => `  ${plainText(line)}`));
  }
  return lines.map((line) => `${line}\n`).join('');
}
