/** How far opening a repository is. */
export interface GitProgress {
  phase: 'resolving-host' | 'connecting' | 'counting' | 'compressing' | 'receiving' | 'resolving-deltas' | 'listing';
  /** 0–100, or `null` where nobody knows. */
  percent: number | null;
}

const PHASES: readonly (readonly [label: string, phase: GitProgress['phase']])[] = [
  ['Enumerating objects', 'counting'],
  ['Counting objects', 'counting'],
  ['Compressing objects', 'compressing'],
  ['Receiving objects', 'receiving'],
  ['Unpacking objects', 'receiving'],
  ['Resolving deltas', 'resolving-deltas'],
];

/** A line of git's `--progress` as data, or `null` where it is none. The server writes some of these lines. */
export function parseProgress(line: string): GitProgress | null {
  const text = line.replace(/^remote: /, '');
  const phase = PHASES.find(([label]) => text.startsWith(`${label}:`))?.[1];
  if (phase === undefined) return null;
  const percent = /: +(\d{1,3})%/.exec(text)?.[1];
  return { phase, percent: percent === undefined ? null : Math.min(100, Number(percent)) };
}
