import { el, fill, type Child } from '../dom/element.js';
import { count } from '../text/figures.js';

/** A column of a table. */
export interface Column<Row> {
  title: string;
  /** What the column is sorted by; texts from A, numbers from the largest. */
  value: (row: Row) => string | number;
  cell: (row: Row) => Child;
  /** `number` is aligned to the right; `medium` and `wide` are left out on narrow screens. */
  look?: string;
}

/** What a table shows, and how. */
export interface TableOptions<Row> {
  /** For screen readers. */
  label: string;
  columns: readonly Column<Row>[];
  /** In the order in which they are shown first. */
  rows: readonly Row[];
  /** What the filter looks at. */
  text: (row: Row) => string;
}

const step = 50;

/** A table that can be sorted by its titles and filtered by words; long ones are shown in parts. */
export function dataTable<Row>({ label, columns, rows, text }: TableOptions<Row>): HTMLElement {
  let limit = step;
  let order: { column: Column<Row>; up: boolean } | null = null;
  const body = el('tbody', {});
  const status = el('span', { role: 'status' });
  const more = el('button', { type: 'button', on: { click: () => show((limit += step * 4)) } }, 'Show more');
  const field = el('input', { type: 'search', 'aria-label': `Filter ${label}`, placeholder: 'Filter', on: { input: () => show((limit = step)) } });
  const heads = columns.map((column) => {
    const head = el('th', { scope: 'col', class: column.look ?? '' });
    head.append(el('button', { type: 'button', on: { click: () => sortBy(column) } }, column.title));
    return { column, head };
  });

  const sortBy = (column: Column<Row>): void => {
    const first = rows[0];
    const up = order?.column === column ? !order.up : first !== undefined && typeof column.value(first) === 'string';
    order = { column, up };
    for (const { column: other, head } of heads) {
      if (other === column) head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
      else head.removeAttribute('aria-sort');
    }
    show(limit);
  };
  const show = (most: number): void => {
    const words = field.value.toLowerCase().split(/\s+/);
    const found = rows.filter((row) => words.every((word) => text(row).toLowerCase().includes(word)));
    const sorted = order === null ? found : sortedBy(found, order.column.value, order.up);
    fill(body, sorted.slice(0, most).map((row) => el('tr', {}, columns.map(({ cell, look }) => el('td', { class: look ?? '' }, cell(row))))));
    status.textContent = found.length === rows.length ? `${count(rows.length)} rows` : `${count(found.length)} of ${count(rows.length)} rows`;
    more.hidden = found.length <= most;
  };
  show(limit);
  return el('div', {}, el('div', { class: 'tools' }, field, status), el('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label }, el('table', {}, el('thead', {}, el('tr', {}, heads.map(({ head }) => head))), body)), more);
}

function sortedBy<Row>(rows: readonly Row[], value: (row: Row) => string | number, up: boolean): Row[] {
  const sign = up ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [a, b] = [value(left), value(right)];
    return sign * (typeof a === 'string' || typeof b === 'string' ? (String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0) : a - b);
  });
}
