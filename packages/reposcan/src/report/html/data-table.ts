import { html, type Markup } from './markup.js';

/** A table of a report. */
export interface DataTable {
  /** What it lists, for those who do not see it. */
  label: string;
  columns: readonly TableColumn[];
  /** `tr` elements. */
  rows: readonly Markup[];
  /** Whether the page's script may sort and filter the rows. @default false */
  sortable?: boolean;
}

/** A column of a table. */
export interface TableColumn {
  title: string;
  /** Classes: `number`, and `medium` or `wide` for columns that need that much room. */
  look?: string;
  /** The rows come sorted by this column, highest first. */
  sorted?: boolean;
}

/** A table that scrolls sideways, by keyboard too, where the page is too narrow. */
export function dataTable({ label, columns, rows, sortable = false }: DataTable): Markup {
  const titles = columns.map(({ title, look, sorted = false }) => {
    return html`<th scope="col" class="${look}"${sorted && html` aria-sort="descending"`}>${title}</th>`;
  });
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
<table${sortable && html` data-sortable="${label.toLowerCase()}"`}><thead><tr>${titles}</tr></thead>
<tbody>${rows}</tbody></table></div>`;
}
