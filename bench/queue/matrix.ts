/** Prints rows under columns, aligned; `null` is a dash. */
export function printMatrix(title: string, columns: readonly string[], rows: readonly (readonly [name: string, ...values: (number | null)[]])[]): void {
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
