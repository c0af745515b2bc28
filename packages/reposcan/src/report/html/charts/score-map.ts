import { categoryThresholds, type ScoredRepository } from '@reposcan/core';
import { html, type Markup } from '../markup.js';

const mostDots = 400;

/**
 * Score against last push; the size of a dot grows with the logarithm of the stars. Each dot leads to its row in the table, which
 * says the same in words.
 */
export function scoreMap(
  repositories: readonly ScoredRepository[],
  rowId: (repository: ScoredRepository) => string,
): Markup | null {
  const dated = repositories
    .flatMap((repository) => {
      const time = Date.parse(repository.pushedAt ?? '');
      return Number.isNaN(time) ? [] : [{ repository, time }];
    })
    .slice(0, mostDots);
  if (dated.length < 3) return null;
  const first = Math.min(...dated.map(({ time }) => time));
  const last = Math.max(...dated.map(({ time }) => time));
  const across = (time: number) => (last === first ? 50 : 2 + ((time - first) / (last - first)) * 96);

  // Large dots first, so that small ones lie on top and can be reached.
  const dots = dated
    .toSorted((a, b) => b.repository.stars - a.repository.stars)
    .map(({ repository, time }) => drawDot(repository, across(time), rowId(repository)));
  const { significant, flagship } = categoryThresholds;
  const lines = [significant, flagship].map((score) => html`<hr style="bottom:${score}%">`);
  const scores = [0, significant, flagship, 100].map((score) => html`<span style="bottom:${score}%">${score}</span>`);
  const times = axisLabels(first, last).map(
    ({ label, time, look }) => html`<span class="${look}" style="left:${across(time).toFixed(2)}%">${label}</span>`,
  );
  return html`<div class="map" aria-hidden="true">${lines}${scores}${dots}</div><div class="axis" aria-hidden="true">${times}</div>`;
}

function drawDot({ importance, name, stars }: ScoredRepository, left: number, id: string): Markup {
  const size = (8 + 4.5 * Math.log10(1 + Math.max(0, stars))).toFixed(1);
  const place = `left:${left.toFixed(2)}%;bottom:${importance.score}%;width:${size}px;height:${size}px`;
  const title = `${name}: score ${importance.score}, ${stars} stars`;
  return html`<a class="${importance.category}" href="#${id}" tabindex="-1" style="${place}" title="${title}"></a>`;
}

/** The two ends, and between them as many beginnings of years as have room. */
function axisLabels(first: number, last: number): { label: string; time: number; look?: string }[] {
  const month = (time: number) => new Date(time).toISOString().slice(0, 7);
  const firstYear = new Date(first).getUTCFullYear();
  const years = Array.from({ length: new Date(last).getUTCFullYear() - firstYear }, (_, index) => firstYear + index + 1);
  const step = Math.max(1, Math.ceil(years.length / 3));
  const margin = (last - first) * 0.2;
  const between = years
    .filter((_, index) => index % step === 0)
    .map((year) => ({ label: String(year), time: Date.UTC(year, 0, 1), look: 'between' }))
    .filter(({ time }) => time > first + margin && time < last - margin);
  return [{ label: month(first), time: first }, ...between, { label: month(last), time: last }];
}
