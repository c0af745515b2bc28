import type { ScanTimings, Warning } from '@reposcan/core';
import { duration } from '../text/figures.js';
import { dataTable } from './data-table.js';
import { html, type Content, type Markup } from './markup.js';

/** A titled part of a report. */
export function card(title: string, content: Content, options: { note?: string; look?: string } = {}): Markup {
  const note = options.note !== undefined && html`<p class="quiet small">${options.note}</p>`;
  return html`<section class="card ${options.look}"><h2>${title}</h2>${note}${content}</section>`;
}

/** The figures that a reader wants first. */
export function tiles(figures: readonly (readonly [name: string, figure: string])[]): Markup {
  return html`<dl class="tiles">${figures.map(([name, figure]) => html`<div><dt>${name}</dt><dd>${figure}</dd></div>`)}</dl>`;
}

/** The first letter of a name, as a picture that needs no picture. */
export function sign(name: string): Markup {
  const letter = /[\p{L}\p{N}]/u.exec(name)?.[0] ?? '·';
  return html`<div class="sign" aria-hidden="true">${letter.toUpperCase()}</div>`;
}

/** Facts in a row, those that are not there left out. */
export function factList(facts: readonly Content[], look = ''): Markup {
  const shown = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== '');
  return html`<ul class="facts ${look}">${shown.map((fact) => html`<li><bdi>${fact}</bdi></li>`)}</ul>`;
}

/** What the reader must know, or nothing. */
export function warningsCard(warnings: readonly Warning[]): Markup | null {
  if (warnings.length === 0) return null;
  const items = warnings.map(({ code, message }) => html`<li><bdi>${message}</bdi> <code>${code}</code></li>`);
  return card('Warnings', html`<ul>${items}</ul>`, { look: 'notice' });
}

/** How long each stage took against its target. */
export function timingsCard(timings: ScanTimings): Markup {
  const { totalMs, targetMs: totalTarget, exceeded: totalExceeded } = timings;
  const total = { stage: 'total', ms: totalMs, targetMs: totalTarget, exceeded: totalExceeded, status: 'completed' };
  const rows = [...timings.stages, total].map(({ stage, ms, targetMs, exceeded, status }) => {
    const took = status === 'completed' ? duration(ms) : status;
    return html`<tr><td>${stage}</td><td class="number ${exceeded && 'exceeded'}">${took}</td>
<td class="number quiet">${targetMs !== null && duration(targetMs)}</td></tr>`;
  });
  const columns = [{ title: 'Stage' }, { title: 'Took', look: 'number' }, { title: 'Target', look: 'number' }];
  return card('Time', dataTable({ label: 'Time', columns, rows }));
}
