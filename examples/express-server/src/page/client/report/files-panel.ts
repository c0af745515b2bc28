import type { ObservedFile, RepositoryScan } from '@reposcan/core';
import { el } from '../dom/element.js';
import { card, meter } from '../dom/parts.js';
import { dataTable, type Column } from '../table/data-table.js';
import { byteSize, count, signed } from '../text/figures.js';

/** Every file, with how important it is and why. */
export function filesPanel({ files, signals }: RepositoryScan): HTMLElement {
  const importers = new Map(signals?.files.map(({ path, fanIn }) => [path, fanIn]));
  const commits = new Map(signals?.files.map((file) => [file.path, file.commits]));
  const columns: Column<ObservedFile>[] = [
    { title: 'Score', look: 'number', value: ({ importance }) => importance, cell: ({ importance }) => [el('b', {}, importance.toFixed(0)), meter(importance)] },
    { title: 'File', value: ({ path }) => path, cell: (file) => [el('code', {}, el('bdi', {}, file.path)), reasons(file)] },
    { title: 'Role', look: 'medium', value: ({ role }) => role, cell: ({ role }) => role },
    { title: 'Language', look: 'medium', value: ({ language }) => language ?? '', cell: ({ language }) => el('bdi', {}, language) },
    { title: 'Imported by', look: 'number wide', value: ({ path }) => importers.get(path) ?? -1, cell: ({ path }) => numberOf(importers.get(path)) },
    { title: 'Commits', look: 'number wide', value: ({ path }) => commits.get(path) ?? -1, cell: ({ path }) => numberOf(commits.get(path)) },
    { title: 'Lines', look: 'number', value: ({ lines }) => lines ?? -1, cell: ({ lines }) => numberOf(lines) },
    { title: 'Size', look: 'number wide', value: ({ size }) => size, cell: ({ size }) => byteSize(size) },
  ];
  return card('Files', { note: 'How much of an understanding each file gives, and why.' }, dataTable({ label: 'Files', columns, rows: files, text: ({ path, role, language }) => `${path} ${role} ${language ?? ''}` }));
}

function numberOf(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : count(value);
}

function reasons({ reasons: list }: ObservedFile): HTMLElement | null {
  const shown = list.filter(({ contribution }) => Math.abs(contribution) >= 0.5).toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  if (shown.length === 0) return null;
  return el('details', {}, el('summary', {}, 'Why'), el('ul', { class: 'why short' }, shown.map(({ factor, contribution }) => el('li', { class: contribution < 0 ? 'minus' : 'plus' }, el('b', {}, signed(contribution)), el('span', {}, factor)))));
}
