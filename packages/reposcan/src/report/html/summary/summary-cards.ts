import type { Claim, ClaimSource, RepositorySummary, SummaryPart } from '@reposcan/core';
import { authorFacts, sourceText, topicTitles } from '../../summary/topics.js';
import { count, counted } from '../../text/figures.js';
import { card, factList } from '../common-cards.js';
import { html, type Markup } from '../markup.js';

const mostHostile = 30;

/** What the repository is in words, each claim with where it comes from; and texts in it that try to direct whoever reads it. */
export function summaryCards(summary: RepositorySummary | null): Markup | null {
  if (summary === null) return null;
  const { headline, docs, code, merged, diagram, fallback } = summary;
  const note = fallback !== null && html`<p class="small exceeded"><bdi>${fallback}</bdi></p>`;
  return html`${card(
    'Summary',
    html`<p class="lead"><bdi>${headline.text}</bdi> ${sourceList(headline.sources)}</p>${note}${partSections(withoutClaim(merged, headline.text))}
${unfolded('What the documentation says', docs)}${unfolded('What the code says', code)}
${diagram !== null && html`<details><summary>The architecture as Mermaid</summary><pre class="diagram">${diagramLines(diagram)}</pre></details>`}
${factList(authorFacts(summary), 'small')}`,
    { look: 'summary' },
  )}${hostileCard(summary)}`;
}

/** A part that does not say again what stands above it. */
function withoutClaim({ method, sections }: SummaryPart, said: string): SummaryPart {
  const others = sections.map(({ topic, claims }) => ({ topic, claims: claims.filter(({ text }) => text !== said) }));
  return { method, sections: others.filter(({ claims }) => claims.length > 0) };
}

function partSections({ sections }: SummaryPart): Markup[] {
  return sections.map(({ topic, claims }) => html`<h3>${topicTitles[topic]}</h3><ul class="claims">${claims.map(claimItem)}</ul>`);
}

function unfolded(title: string, part: SummaryPart): Markup | null {
  if (part.sections.length === 0) return null;
  return html`<details><summary>${title}</summary>${partSections(part)}</details>`;
}

function claimItem({ text, sources }: Claim): Markup {
  return html`<li><bdi>${text}</bdi> ${sourceList(sources)}</li>`;
}

function sourceList(sources: readonly ClaimSource[]): Markup {
  return html`<span class="sources">${sources.map((source) => html` <code><bdi>${sourceText(source)}</bdi></code>`)}</span>`;
}

/** Each line as text of its own: line breaks are all that separates the statements of a diagram. */
function diagramLines(diagram: string): Markup[] {
  return diagram.split('\n').map((line) => html`${line}
`);
}

function hostileCard({ hostile }: RepositorySummary): Markup | null {
  if (hostile.length === 0) return null;
  const items = hostile.slice(0, mostHostile).map((text) => html`<li><code><bdi>${sourceText(text)}</bdi></code> (${text.kind}): <q><bdi>${text.excerpt}</bdi></q></li>`);
  const more = hostile.length - items.length;
  return card('Texts that try to direct their reader', html`<ul>${items}${more > 0 && html`<li class="quiet">and ${count(more)} more</li>`}</ul>`, {
    note: `${counted(hostile.length, 'text')} of the repository ${hostile.length === 1 ? 'addresses' : 'address'} whoever summarises it. None of it was obeyed or quoted above.`,
    look: 'notice',
  });
}
