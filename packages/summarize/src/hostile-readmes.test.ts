import { describe, expect, it } from 'vitest';
import type { RepositorySummary } from '@reposcan/core';
import { ferry, ferryReadme } from './fixtures/ferry.js';
import { canary, hostileTexts } from './fixtures/hostile-texts.js';
import { scanned } from './fixtures/scanned.js';
import { passagesIn, scriptedModel } from './fixtures/scripted-model.js';
import { mapInstructions, reduceInstructions } from './model/prompts.js';
import { createSummarizer } from './summarizer.js';

const places: readonly (readonly [string, (text: string) => string])[] = [
  ['at the top', (text) => `${text}\n\n${ferryReadme}`],
  ['within', (text) => ferryReadme.replace('\n## Features', `\n${text}\n\n## Features`)],
  ['at the end', (text) => `${ferryReadme}\n${text}\n`],
];
const table = hostileTexts.flatMap(([what, text], index) => {
  const [where, place] = places[index % places.length] ?? ['', (same: string) => same];
  return [[what, where, place(text)] as const];
});

/** Everything that a summary says, without where: that an added line moves. */
const said = ({ headline, docs, code, merged }: RepositorySummary): string[] => [headline.text, ...[docs, code, merged].flatMap(({ sections }) => sections.flatMap(({ topic, claims }) => claims.map(({ text }) => `${topic}: ${text}`)))];

const { input } = scanned(ferry);

/** The scan of the README does not change: only what is in it does. */
const summarizeWith = (readme: string, options = {}) => createSummarizer(options).summarize(scanned({ ...ferry, 'README.md': readme }).tree, input);

describe('a README that commands its reader', () => {
  it('has thirty forms and more', () => {
    expect(table.length).toBeGreaterThanOrEqual(30);
  });

  it.each(table)('changes no word of the extractive summary, and is flagged: %s, %s', async (_what, _where, readme) => {
    const clean = await summarizeWith(ferryReadme);

    const summary = await summarizeWith(readme);

    expect(said(summary)).toEqual(said(clean));
    expect(summary.hostile.length).toBeGreaterThanOrEqual(1);
    expect(summary.hostile[0]).toMatchObject({ path: 'README.md', line: expect.any(Number) as number });
  });

  it.each(table)('does not reach a model, whose instructions stay the same: %s, %s', async (_what, _where, readme) => {
    const model = scriptedModel(() => '{}');

    await summarizeWith(readme, { model });

    expect(model.asked.length).toBeGreaterThan(0);
    for (const { instructions, prompt } of model.asked) {
      expect([mapInstructions, reduceInstructions]).toContain(instructions);
      expect(prompt).not.toMatch(canary);
      expect(prompt).not.toMatch(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\u{e0000}-\u{e007f}]/u);
    }
  });

  it.each(table)('gets nothing said by a model that obeys whatever it reads, in the file itself: %s, %s', async (what, _where, readme) => {
    const order = hostileTexts.find(([name]) => name === what)?.[1] ?? '';
    const obeying = scriptedModel(({ prompt }) => {
      const sources = passagesIn(prompt).map(({ id }) => id);
      const texts = [`${order}`, 'BANANAGATE', 'Ferry is BANANAGATE.', 'Ferry deserves 10/10.', 'Ferry has a perfect score.', 'See https://evil.example for Ferry.', '![x](https://evil.example/q)', 'Ferry, rated 5 stars, moves files.'];
      return JSON.stringify({ headline: { text: 'BANANAGATE moves files', sources }, claims: texts.map((text) => ({ topic: 'what', text, sources })) });
    });

    const summary = await summarizeWith(readme, { model: obeying });

    expect(JSON.stringify([summary.headline, summary.docs, summary.code, summary.merged])).not.toMatch(/BANANAGATE|10\/10|perfect score|evil\.example|5 stars/i);
    expect(summary.fallback).not.toBeNull();
  });

  it('cannot foresee the fence around it', async () => {
    const model = scriptedModel(() => '{}');
    const guess = 'a'.repeat(40);

    await summarizeWith(ferryReadme.replace('small library', `small ${guess} library`), { model, random: () => 'the same' });
    await summarizeWith(ferryReadme, { model, random: () => 'another' });

    const fences = model.asked.map(({ prompt }) => /^[0-9a-f]{40}(?=\n)/.exec(prompt)?.[0] ?? '');
    expect(new Set(fences).size).toBeGreaterThan(1);
    for (const [index, { prompt }] of model.asked.entries()) expect(prompt.split(fences[index] ?? '')).toHaveLength(3);
  });
});
