import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { conformanceCases } from './conformance-cases.js';

describe('conformanceCases', () => {
  it('lists every file of the folder', () => {
    const files = readdirSync(fileURLToPath(new URL('cases', import.meta.url))).map((file) => file.replace(/\.ts$/, ''));

    expect(Object.keys(conformanceCases).sort()).toEqual(files.sort());
  });

  it('has cases in every group, each with a name of its own', () => {
    const names = Object.values(conformanceCases).flatMap((cases) => cases.map(({ name }) => name));

    expect(Object.values(conformanceCases).every((cases) => cases.length > 0)).toBe(true);
    expect(new Set(names).size).toBe(names.length);
  });
});
