import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languageParsers } from '../parse/language-parsers.js';
import { linkers } from './linkers.js';

it('has a linker for each folder, and each language in one of them', () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const languages = linkers.flatMap((linker) => linker.languages);

  expect(linkers).toHaveLength(folders.length);
  expect(new Set(languages).size).toBe(languages.length);
});

it('links only languages that are parsed', () => {
  const parsed = new Set(languageParsers.flatMap((parser) => parser.languages));

  expect(linkers.flatMap((linker) => linker.languages).filter((language) => !parsed.has(language))).toEqual([]);
});
