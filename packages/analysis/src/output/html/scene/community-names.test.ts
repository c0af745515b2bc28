import { describe, expect, it } from 'vitest';
import { communityNames } from './community-names.js';

const community = (label: string, ...leading: string[]) => ({ label, files: 2, leading });

describe('the names of communities', () => {
  it('are their folders', () => {
    expect(communityNames([community('src/a', 'src/a/x.ts'), community('', 'y.ts')])).toEqual(['src/a', '(root)']);
  });

  it('name the most important file of each where several share a folder', () => {
    expect(communityNames([community('src', 'src/x.ts'), community('src', 'src/lib/y.ts'), community('src')])).toEqual(['src (x.ts)', 'src (y.ts)', 'src']);
  });
});
