import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { callAnalyzers } from './call-analyzers.js';

it('has an analyzer for each folder, and each language in one of them', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'signals');
  const languages = callAnalyzers.flatMap((analyzer) => analyzer.languages);

  expect(callAnalyzers.map(({ id }) => id).sort()).toEqual(folders.map(({ name }) => name).sort());
  expect(new Set(languages).size).toBe(languages.length);
});
