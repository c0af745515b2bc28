import type { CodeSymbol, FileSkeleton, ObservedFile } from '@reposcan/core';
import { symbolTotals } from '../../code/symbol-totals.js';
import { count, counted } from '../../text/figures.js';
import { card, factList } from '../common-cards.js';
import { html, type Markup } from '../markup.js';

/** How much of the skeletons is shown: the rest is in the JSON. */
const most = { files: 60, symbols: 40, members: 30, depth: 3, all: 2_000 };

/** What the most important files define, to unfold. */
export function outlineCard(skeletons: readonly FileSkeleton[] | null, files: readonly ObservedFile[]): Markup | null {
  if (skeletons === null || skeletons.length === 0) return null;
  const outlines = new Map(skeletons.map((skeleton) => [skeleton.path, skeleton]));
  const shown = files
    .flatMap(({ path }) => outlines.get(path) ?? [])
    .filter(({ symbols }) => symbols.length > 0)
    .slice(0, most.files);
  const budget = { left: most.all };
  const items = shown.map(({ path, symbols, language }) => {
    return html`<details class="outline"><summary><code><bdi>${path}</bdi></code> <span class="quiet"><bdi>${language}</bdi>, ${counted(symbols.length, 'definition')}</span></summary>
${symbolList(symbols, most.symbols, 1, budget)}</details>`;
  });
  const broken = skeletons.filter(({ syntaxErrors }) => syntaxErrors).length;
  const facts = [...symbolTotals(skeletons), `in ${counted(skeletons.length, 'file')}`, broken > 0 && `${counted(broken, 'file')} with syntax errors`];
  return card('Definitions', html`${factList(facts, 'small')}${items}`, {
    note: `What the ${shown.length === 1 ? 'most important file defines' : `${count(shown.length)} most important files define`}.`,
  });
}

/** A list of definitions with their members, as far as the page has room. */
function symbolList(symbols: readonly CodeSymbol[], limit: number, depth: number, budget: { left: number }): Markup {
  const shown = symbols.slice(0, Math.min(limit, budget.left));
  budget.left -= shown.length;
  const items = shown.map(({ kind, name, signature, line, doc, exported, members }) => {
    const inner = members.length > 0 && depth < most.depth && symbolList(members, most.members, depth + 1, budget);
    return html`<li><span class="kind ${exported && 'exported'}">${kind}</span> <code><bdi>${signature === '' ? name : signature}</bdi></code>
<span class="quiet small">line ${line}</span>${doc !== null && html`<p class="quiet"><bdi>${doc.slice(0, 160)}</bdi></p>`}${inner}</li>`;
  });
  const more = symbols.length - shown.length;
  return html`<ul class="symbols">${items}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul>`;
}
