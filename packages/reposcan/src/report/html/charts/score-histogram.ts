import { categoryOf, categoryThresholds } from '@reposcan/core';
import { html, type Markup } from '../markup.js';

const bins = 20;
const binWidth = 100 / bins;

/** How many repositories have which score, in steps of five points, coloured by category. */
export function scoreHistogram(scores: readonly number[]): Markup {
  const counts = Array.from({ length: bins }, () => 0);
  for (const score of scores) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(score / binWidth)));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const largest = Math.max(...counts, 1);
  const columns = counts.map((number, bin) => {
    const low = bin * binWidth;
    const text = `${number} with a score from ${low} to ${low + binWidth}`;
    const height = ((number / largest) * 100).toFixed(1);
    const label = number > 0 && html` data-count="${number}"`;
    return html`<i class="${categoryOf(low)}" style="height:${height}%" title="${text}"${label}></i>`;
  });
  const summary = counts
    .flatMap((number, bin) => (number === 0 ? [] : [`${bin * binWidth} to ${(bin + 1) * binWidth}: ${number}`]))
    .join(', ');
  const { significant, flagship } = categoryThresholds;
  const axis = [0, 25, significant, flagship, 100].map((score) => html`<span style="left:${score}%">${score}</span>`);
  return html`<div class="histogram" role="img" aria-label="Repositories by score. ${summary}">${columns}</div>
<div class="axis" aria-hidden="true">${axis}</div>`;
}
