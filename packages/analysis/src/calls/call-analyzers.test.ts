import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { callAnalyzers } from './call-analyzers.js';

describe('the call analyzers', () => {
  it('are those that have a folder with `…-calls.ts` in it', () => {
    const folders = readdirSync(new URL('.', import.meta.url), { recursive: true, encoding: 'utf8' }).filter((file) => /^\w+\/\w+-calls\.ts$/.test(file.replaceAll('\\', '/')));
    const own = folders.map((file) => file.replaceAll('\\', '/')).filter((file) => !file.startsWith('signals/'));

    expect(own.sort()).toEqual(callAnalyzers.map(({ id }) => `${id}/${id}-calls.ts`).sort());
  });

  it('claim each language once', () => {
    const languages = callAnalyzers.flatMap((analyzer) => analyzer.languages);

    expect(new Set(languages).size).toBe(languages.length);
  });
});
