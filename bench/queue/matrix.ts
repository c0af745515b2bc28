/** A name and the values under the columns; `null` is a dash. */
export type Row = readonly [name: string, ...values: (number | null)[]];

/** Prints rows under columns, aligned. */
export function printMatrix(title: string, columns: readonly string[], rows: readonly Row[]): void {
  const lines = [['', ...columns], ...rows.map(([name, ...values]) => [name, ...values.map(format)])];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length))) ?? [];
  console.log(title);
  for (const line of lines) {
    console.log(line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  '));
  }
  console.log();
}

function format(value: number | null): string {
  if (value === null) return '–';
  return value >= 1_000 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}
