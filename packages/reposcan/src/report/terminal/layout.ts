import { createPalette, type Palette } from './palette.js';

/** A file that this run wrote. */
export interface WrittenFile {
  /** Such as `database` or `report`. */
  what: string;
  file: string;
}

/** How a terminal report looks. */
export interface TerminalReportOptions {
  /** Width of the terminal; used between 40 and 120. @default 80 */
  columns?: number;
  /** @default false */
  color?: boolean;
  /** Files to list at the end. @default [] */
  written?: readonly WrittenFile[];
}

/** What every section is drawn with. */
export interface Layout {
  /** Columns that a section may use, its indentation taken off. */
  width: number;
  palette: Palette;
}

const indentation = '  ';

/** Creates the layout of a report. */
export function createLayout({ columns = 80, color = false }: TerminalReportOptions): Layout {
  return { width: Math.max(40, Math.min(120, Math.floor(columns))) - indentation.length, palette: createPalette(color) };
}

/** A titled block, or nothing where there is nothing to show. */
export function section({ palette }: Layout, title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [palette.title(title), ...lines.map((line) => (line === '' ? '' : indentation + line)), ''];
}
