import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contents, text, setUpOpening } from '../fixtures/opening.js';

const opening = setUpOpening();

describe('the working tree', () => {
  it('is not read, and a difference is a warning', async () => {
    const folder = opening.sandbox.repository('dirty', { 'a.txt': 'a', 'b.txt': 'b' });
    opening.sandbox.write(join(folder, 'a.txt'), 'changed');
    opening.sandbox.write(join(folder, 'new\u001b[31m.txt'), 'new');

    const repository = await opening.open(folder);

    expect((await contents(repository)).map(text)).toEqual(['a', 'b']);
    expect(repository.warnings).toMatchObject([{ code: 'UNCOMMITTED_CHANGES' }]);
    expect(repository.warnings[0]?.message).toContain('1 changed path and 1 untracked path (a.txt, new.txt)');
  });

  it('differs neither by what is ignored nor by a touched file', async () => {
    const folder = opening.sandbox.repository('clean', { '.gitignore': '*.log\n', 'a.txt': 'a' });
    opening.sandbox.write(join(folder, 'x.log'), 'x');
    opening.sandbox.write(join(folder, 'excluded'), 'x');
    appendFileSync(join(folder, '.git/info/exclude'), 'excluded\n');
    opening.sandbox.write(join(folder, 'a.txt'), 'a');

    expect((await opening.open(folder)).warnings).toEqual([]);
  });

  it('does not matter where a ref was asked for', async () => {
    expect((await opening.open(opening.sandbox.path('dirty'), 'main')).warnings).toEqual([]);
  });

  it('may be missing', async () => {
    const folder = opening.sandbox.repository('source');
    opening.sandbox.git(opening.sandbox.folder, ['clone', '--quiet', '--no-checkout', folder, 'no-checkout']);

    expect((await opening.open(opening.sandbox.path('no-checkout'))).warnings).toEqual([]);
  });
});
