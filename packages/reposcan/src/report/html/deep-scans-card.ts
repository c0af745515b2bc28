import type { DeepScan } from '../../deep/deep-account-scan.js';
import { codeOf } from '../code/code-of.js';
import { count, counted } from '../text/figures.js';
import { stackedBar } from './charts/stacked-bar.js';
import { card, factList } from './common-cards.js';
import { languageParts } from './languages-bar.js';
import { html, type Markup } from './markup.js';

const mostFiles = 8;

/** What deep-scanning each selected repository of an account found. */
export function deepScansCard(deep: readonly DeepScan[]): Markup {
  return card('Deep scans', deep.map(deepScan), { note: 'What is inside the selected repositories.' });
}

function deepScan({ nameWithOwner, repository, stats, languages, entryPoints, files, ...scan }: DeepScan): Markup {
  const { layers, signals } = codeOf(scan);
  const facts = [
    counted(stats.files, 'file'),
    counted(stats.lines, 'line'),
    counted(entryPoints.length, 'entry point'),
    layers !== null && counted(layers.depth, 'layer'),
    signals !== null && counted(signals.cycles.length, 'cycle'),
    `commit ${repository.commit.slice(0, 10)}`,
  ];
  const important = files
    .slice(0, mostFiles)
    .map(({ path, importance }) => html`<li><b class="none">${count(importance)}</b><code><bdi>${path}</bdi></code></li>`);
  return html`<article class="deep"><h3><bdi>${nameWithOwner}</bdi></h3>${factList(facts, 'small')}
${languages.length > 0 && stackedBar(languageParts(languages))}
${important.length > 0 && html`<details><summary>Where to begin reading</summary><ul class="reasons">${important}</ul></details>`}</article>`;
}
