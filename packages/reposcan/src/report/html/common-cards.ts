import type { ScanTimings, Warning } from '@reposcan/core';
import { duration } from '../text/figures.js';
import { html, type Content, type Markup } from './markup.js';

/** A titled part of a report. */
export function card(title: string, content: Content, options: { note?: string; look?: string } = {}): Markup {
  return html`<section class="card ${options.look}"><h2>${title}</h2>${options.note !== undefined && html`<p class="quiet small">${options.note}</p>`}${content}</section>`;
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

/** What the reader must know, or nothing. */
export function warningsCard(warnings: readonly Warning[]): Markup | null {
  if (warnings.length === 0) return null;
  const items = warnings.map(({ code, message }) => html`<li><bdi>${message}</bdi> <code>${code}</code></li>`);
  return card('Warnings', html`<ul>${items}</ul>`, { look: 'notice' });
}

/** How long each stage took against its target. */
export function timingsCard(timings: ScanTimings): Markup {
  const rows = [
    ...timings.stages,
    { stage: 'total', ms: timings.totalMs, targetMs: timings.targetMs, exceeded: timings.exceeded, status: 'completed' },
  ].map(
    ({ stage, ms, targetMs, exceeded, status }) => html`<tr><td>${stage}</td><td class="number${exceeded && html` exceeded`}">${status === 'completed' ? duration(ms) : status}</td>
<td class="number quiet">${targetMs === null ? '' : duration(targetMs)}</td></tr>`,
  );
  return card(
    'Time',
    html`<div class="scroll" tabindex="0" role="region" aria-label="Time"><table><thead><tr><th scope="col">Stage</th><th scope="col" class="number">Took</th><th scope="col" class="number">Target</th></tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}
