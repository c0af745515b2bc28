/**
 * The interpreter that a `#!` line names, without its folder and version (`python3.12` gives `python3` first, then `python`), best guess first;
 * empty where there is no such line.
 */
export function shebangInterpreters(head: string): string[] {
  if (!head.startsWith('#!')) return [];
  const words = (head.slice(2, 300).split('\n', 1)[0] ?? '').trim().split(/\s+/);
  let program = lastPart(words[0] ?? '');
  if (program === 'env') {
    // `env -S deno run`, `env VAR=1 python`
    program = lastPart(words.slice(1).find((word) => !word.startsWith('-') && !word.includes('=')) ?? '');
  }
  const withoutVersion = program.replace(/[\d.-]+$/, '');
  const major = /^[a-z]+\d/i.exec(program)?.[0] ?? '';
  return [...new Set([program, major, withoutVersion])].filter((name) => name !== '');
}

function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
