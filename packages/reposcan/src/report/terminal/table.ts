import { displayWidth, fit, fitEnd, pad } from '../text/display-width.js';
import type { Paint } from './palette.js';

/** A column of a table. */
export interface Column {
  /** Left out above columns that need no title. */
  title?: string;
  align?: 'left' | 'right';
  /** Narrowed when the table is too wide: cut at its end, or at its start for paths. */
  shrink?: 'end' | 'start';
}

/** A cell: its text, and how to paint it once it has its width. */
export interface Cell {
  text: string;
  paint?: Paint;
}

const gap = 2;
const narrowest = 8;

/**
 * Lays out rows so that no line is wider than `width` columns, as far as the columns that may shrink allow. Cells beyond the listed
 * columns are ignored.
 */
export function table(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  width: number,
  paintTitle: Paint,
): string[] {
  const widths = columns.map((column, index) =>
    Math.max(displayWidth(column.title ?? ''), ...rows.map((row) => displayWidth(row[index]?.text ?? ''))),
  );
  narrow(widths, columns, width);

  const line = (cells: readonly Cell[]) =>
    columns
      .map(({ align, shrink }, index) => {
        const columnWidth = widths[index] ?? 0;
        const { text = '', paint = (shown: string) => shown } = cells[index] ?? {};
        const shown = (shrink === 'start' ? fitEnd : fit)(text, columnWidth);
        const isLast = index === columns.length - 1;
        return paint(isLast && align !== 'right' ? shown : pad(shown, columnWidth, align));
      })
      .join(' '.repeat(gap))
      .trimEnd();

  const titles = columns.map(({ title = '' }) => ({ text: title, paint: paintTitle }));
  const hasTitles = columns.some(({ title }) => title !== undefined);
  return [...(hasTitles ? [line(titles)] : []), ...rows.map(line)];
}

/** Takes what is too much from the widest column that may shrink, again and again. */
function narrow(widths: number[], columns: readonly Column[], width: number): void {
  let excess = widths.reduce((sum, columnWidth) => sum + columnWidth, gap * (columns.length - 1)) - width;
  while (excess > 0) {
    const candidates = widths.flatMap((columnWidth, index) =>
      columns[index]?.shrink !== undefined && columnWidth > narrowest ? [{ columnWidth, index }] : [],
    );
    const widest = candidates.toSorted((a, b) => b.columnWidth - a.columnWidth)[0];
    if (widest === undefined) return;
    widths[widest.index] = widest.columnWidth - 1;
    excess -= 1;
  }
}
