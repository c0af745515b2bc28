import { describe, expect, it } from 'vitest';
import { setUpOpening } from '../fixtures/opening.js';

const opening = setUpOpening();

describe('a ref', () => {
  it('names the commit to scan: a branch, a tag, a tag of a tag or an object id', async () => {
    const folder = opening.sandbox.repository('refs');
    const first = opening.sandbox.git(folder, ['rev-parse', 'HEAD']);
    opening.sandbox.git(folder, ['tag', '-a', '-m', 'one', 'v1']);
    opening.sandbox.git(folder, ['tag', '-a', '-m', 'two', 'v1-again', 'v1']);
    opening.sandbox.git(folder, ['branch', 'größe/x']);
    opening.sandbox.git(folder, ['commit', '--quiet', '--allow-empty', '-m', 'Second']);

    for (const ref of ['v1', 'v1-again', 'refs/tags/v1', 'größe/x', first, first.slice(0, 12)]) {
      expect((await opening.open(folder, ref)).identity, ref).toMatchObject({ commit: first, branch: null });
    }
    expect((await opening.open(folder, 'HEAD')).identity).toMatchObject({ subject: 'Second', branch: 'main' });
  });

  it.each(['nope', 'refs/heads/nope', 'a'.repeat(40), 'tree-tag'])('that leads to no commit is not found: %s', async (ref) => {
    const folder = opening.sandbox.path('refs');
    opening.sandbox.git(folder, ['tag', '--force', 'tree-tag', 'HEAD^{tree}']);

    await expect(opening.open(folder, ref)).rejects.toMatchObject({ code: 'REF_NOT_FOUND' });
  });

  it('that is an expression is refused', async () => {
    await expect(opening.open(opening.sandbox.path('refs'), 'HEAD~1')).rejects.toMatchObject({ code: 'INVALID_REF' });
  });
});
