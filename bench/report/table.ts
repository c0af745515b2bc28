/** One measured figure. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  /** The lowest and the highest of the samples that it is the median of. */
  spread?: readonly [number, number];
  /** What it must reach, or nothing. */
  bar?: { most: number } | { least: number };
}

/** Whether a figure keeps its bar; one without a bar always does. */
export function holds({ value, bar }: Figure): boolean {
  if (bar === undefined) return true;
  return 'most' in bar ? value <= bar.most : value >= bar.least;
}

/** Prints the figures as a table, or as one line of JSON, and sets exit code 1 when a bar is missed. */
export function report(title: string, figures: Figure[], { json }: { json: boolean }): void {
  if (json) {
    console.log(JSON.stringify({ bench: title, figures: figures.map((figure) => ({ ...figure, holds: holds(figure) })) }));
  } else {
    const rows = figures.map((figure) => [figure.name, `${format(figure.value)} ${figure.unit}`, spreadOf(figure), barOf(figure), verdict(figure)]);
    const columns = ['', 'measured', 'spread', 'bar', ''];
    const widths = columns.map((column, index) => Math.max(column.length, ...rows.map((row) => (row[index] ?? '').length)));
    console.log(title);
    for (const row of [columns, ...rows]) console.log(row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ').trimEnd());
  }
  if (!figures.every(holds)) process.exitCode = 1;
}

/** The middle of the samples. */
export function median(samples: number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

function format(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}

function spreadOf({ spread }: Figure): string {
  return spread === undefined ? '' : `${format(spread[0])} – ${format(spread[1])}`;
}

function barOf({ bar, unit }: Figure): string {
  if (bar === undefined) return '';
  return 'most' in bar ? `≤ ${format(bar.most)} ${unit}` : `≥ ${format(bar.least)} ${unit}`;
}

function verdict(figure: Figure): string {
  if (figure.bar === undefined) return '';
  return holds(figure) ? 'held' : 'MISSED';
}
