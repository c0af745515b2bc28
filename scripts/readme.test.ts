import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const packages = readdirSync(`${root}packages`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe('README.md', () => {
  it('shows the lines that example 01 runs', () => {
    const shown = /```js\n(?<code>.*?)```/s.exec(read('README.md'))?.groups?.['code'];
    const run = /\/\/ #region readme\n(?<code>.*?)\/\/ #endregion/s.exec(read('examples/01-quick-scan/index.js'))?.groups?.['code'];

    expect(shown).toBeDefined();
    expect(run).toBe(shown);
  });

  it.each(packages)('lists packages/%s', (name) => {
    expect(read('README.md')).toContain(`(packages/${name})`);
  });

  it.each(['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md'])('%s links only to what exists', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)(?<path>[^)#]+)/g)].map((match) => match.groups?.['path'] ?? '');

    expect(links.filter((path) => !existsSync(`${root}${path}`))).toEqual([]);
  });
});

describe('the README of every package', () => {
  it.each(packages)('packages/%s has the usual headings', (name) => {
    const headings = [...read(`packages/${name}/README.md`).matchAll(/^#{1,2} (?<title>.+)$/gm)].map((match) => match.groups?.['title'] ?? '');

    expect(headings).toEqual(expect.arrayContaining(['Install', 'Example', 'Options', 'Errors']));
    expect(headings.some((title) => title.startsWith('Write your own'))).toBe(true);
  });
});

describe('the lists of packages', () => {
  it('tsconfig.json builds every package', () => {
    const { references } = JSON.parse(read('tsconfig.json')) as { references: { path: string }[] };

    expect(references.filter(({ path }) => path.startsWith('packages/')).map(({ path }) => path.replace('packages/', '')).sort()).toEqual([...packages].sort());
  });

  it('the arrows of .dependency-cruiser.mjs cover every package', () => {
    const listed = /const mayImport = \{\n(?<lines>.*?)\n\};/s.exec(read('.dependency-cruiser.mjs'))?.groups?.['lines'] ?? '';
    const names = listed.split('\n').map((line) => line.trim().split(':')[0]?.replaceAll("'", ''));

    expect(names.sort()).toEqual([...packages].sort());
  });

  it.each(packages)('packages/%s references exactly the siblings that it depends on', (name) => {
    const manifest = JSON.parse(read(`packages/${name}/package.json`)) as Record<string, Record<string, string> | undefined>;
    const siblings = Object.entries({ ...manifest['dependencies'], ...manifest['devDependencies'] })
      .filter(([, version]) => version === 'workspace:*')
      .map(([sibling]) => `../${sibling.replace('@reposcan/', '')}`);
    const { references = [] } = JSON.parse(read(`packages/${name}/tsconfig.json`)) as { references?: { path: string }[] };

    expect(references.map(({ path }) => path).sort()).toEqual(siblings.sort());
  });
});
