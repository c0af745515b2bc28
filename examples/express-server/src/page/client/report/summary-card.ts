import type { Claim, RepositorySummary, SummaryTopic } from '@reposcan/core';
import { el } from '../dom/element.js';
import { card } from '../dom/parts.js';

const TITLES: Readonly<Record<SummaryTopic, string>> = {
  what: 'What it is',
  audience: 'Who it is for',
  structure: 'How it is built',
  reading: 'Where to start reading',
  running: 'How to run it',
  unusual: 'What is unusual',
};

/** The summary of a repository, each sentence with where it is written. */
export function summaryCard({ headline, merged, model, fallback }: RepositorySummary): HTMLElement {
  const sections = merged.sections.map(({ topic, claims }) => el('div', {}, el('h3', {}, TITLES[topic]), el('ul', { class: 'claims' }, claims.map((one) => el('li', {}, claim(one))))));
  const note = model === null ? 'Sentences and facts from the repository itself.' : `Written by ${model}; every sentence names its source.`;
  return card('Summary', { note: fallback === null ? note : `${note} ${fallback}` }, el('p', { class: 'lead' }, claim(headline)), el('div', { class: 'summary-sections' }, sections));
}

function claim({ text, sources }: Claim): HTMLElement {
  const named = sources.slice(0, 3).map(({ path, line }) => `${path}${line === null ? '' : `:${line}`}`);
  return el('span', {}, el('bdi', {}, text), ' ', named.map((source) => el('code', { class: 'source' }, el('bdi', {}, source))));
}
