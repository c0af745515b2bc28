import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { defineRepository, type Repository, type RepositoryInput } from '../account/repository.js';
import { unknown } from '../signal.js';
import type { Importance } from './importance.js';
import { scoreImportance } from './score-importance.js';

const now = '2026-11-22T00:00:00Z';

const library: RepositoryInput = {
  nameWithOwner: 'octo/library',
  createdAt: '2020-01-01T00:00:00Z',
  pushedAt: '2026-11-01T00:00:00Z',
  stars: 1_540,
  license: 'MIT',
};

function score(input: Partial<Repository> = {}): Importance {
  return scoreImportance(defineRepository({ ...library, ...input }), { now });
}

function line(importance: Importance, component: string) {
  return importance.components.find((candidate) => candidate.component === component);
}

describe('the explanation', () => {
  it('says for each signal what it is and what it is worth', () => {
    expect(line(score(), 'stars')).toMatchObject({
      group: 'reach',
      weight: 0.8,
      known: true,
      sentence: '1,540 stars: 76 % of what counts.',
    });
  });

  it('says why a signal is unknown and what it is taken for', () => {
    const importance = score({ signals: { ...defineRepository(library).signals, commits: unknown('forbidden') } });

    expect(line(importance, 'commits')).toMatchObject({
      known: false,
      sentence: expect.stringMatching(/^Number of commits unknown \(the token may not see it\): taken for \d+ % from what is known\.$/),
    });
  });

  it.each<[string, Partial<Repository>]>([
    ['young', { createdAt: '2026-11-10T00:00:00Z' }],
    ['little-work', { pushedAt: library.createdAt }],
    ['fork', { isFork: true }],
    ['template', { isTemplate: true }],
    ['mirror', { isMirror: true }],
    ['archived', { isArchived: true }],
    ['archived-cap', { isArchived: true, stars: 50_000 }],
    ['profile-readme-cap', { nameWithOwner: 'octo/Octo', owner: 'octo', name: 'Octo', stars: 40 }],
    ['personal-config-cap', { name: 'dotfiles', stars: 40 }],
    ['empty', { isEmpty: true }],
  ])('has a line "%s" where that changes the score', (component, input) => {
    expect(line(score(input), component)).toMatchObject({ group: 'adjustment', weight: 0 });
    expect(line(score(), component)).toBeUndefined();
  });

  it('is made once, and looks like any other data to JSON, spread, clone and console', () => {
    const importance = score();

    const { components } = importance;

    expect(importance.components).toBe(components);
    expect(Object.keys(importance)).toEqual(['formula', 'score', 'range', 'category', 'provisional', 'components']);
    expect(JSON.parse(JSON.stringify(importance))).toEqual({ ...importance });
    expect(structuredClone(importance)).toEqual({ ...importance });
    expect(inspect(importance, { depth: 5 })).toContain('1,540 stars');
  });
});

describe('kinds of repositories', () => {
  it('an empty one scores 0, whatever is unknown', () => {
    expect(score({ isEmpty: true })).toMatchObject({ score: 0, range: [0, 0], category: 'supporting', provisional: false });
  });

  it('an archived one is never a flagship', () => {
    expect(score({ isArchived: true, stars: 200_000, forks: 50_000 })).toMatchObject({ score: 69, category: 'significant' });
  });

  it.each([
    ['dotfiles', 49],
    ['my-dotfiles', 49],
    ['.dotfiles', 49],
    ['dotfiles.old', 49],
    ['.emacs.d', 49],
    ['nvim-config', 49],
    ['.github', 29],
    ['octo', 29],
  ])('%s is at most %d while few star it', (name, cap) => {
    const most = score({ name, nameWithOwner: `octo/${name}`, stars: 90, forks: 90 });
    const adopted = score({ name, nameWithOwner: `octo/${name}`, stars: 30_000 });

    expect(most.score).toBe(cap);
    expect(adopted.category).toBe('flagship');
  });

  it.each(['library', 'dotfile-parser-generator', 'vim', 'emacs-lisp', 'config', 'octopus'])('%s is no personal configuration', (name) => {
    const { components } = score({ name, nameWithOwner: `octo/${name}`, stars: 90, forks: 90 });

    expect(components.map(({ component }) => component)).not.toContain('personal-config-cap');
  });

  it('a release shows that the repository of the own name is a project', () => {
    const input = { ...library, nameWithOwner: 'acme/acme', stars: 20 };
    const { signals } = defineRepository(library);

    const unread = scoreImportance(defineRepository(input), { now });
    const released = scoreImportance(defineRepository({ ...input, signals: { ...signals, releases: 3 } }), { now });

    expect(unread).toMatchObject({ score: 29, provisional: true });
    expect(released.score).toBeGreaterThan(29);
  });

  it('the first contributor counts for nothing, the second for something', () => {
    const { signals } = defineRepository(library);
    const share = (contributors: number) => line(score({ signals: { ...signals, contributors } }), 'contributors')?.value;

    expect([share(0), share(1)]).toEqual([0, 0]);
    expect(share(2)).toBeGreaterThan(0);
  });

  it('silence does not count against a finished project with users', () => {
    const { signals } = defineRepository(library);
    const made = { ...signals, hasReadme: true, hasTests: true, releases: 20, commits: 300 };
    const freshness = (pushedAt: string, stars: number) => line(score({ pushedAt, stars, forks: 300, signals: made }), 'freshness')?.value ?? 0;

    expect(freshness('2021-11-01T00:00:00Z', 3_000)).toBeGreaterThan(0.7);
    expect(freshness('2021-11-01T00:00:00Z', 0)).toBeLessThan(0.4);
  });

  it('a lean scan can be sure of what is neither used nor worked on', () => {
    const weekend = score({ stars: 0, pushedAt: '2020-01-03T00:00:00Z' });

    expect(weekend).toMatchObject({ category: 'supporting', provisional: false });
  });

  it('no commit can be younger than the last push', () => {
    const { signals } = defineRepository(library);
    const withCommit = (lastCommitAt: string) => score({ pushedAt: '2022-01-01T00:00:00Z', signals: { ...signals, lastCommitAt } }).score;

    expect(withCommit('2026-11-01T00:00:00Z')).toBe(withCommit('2022-01-01T00:00:00Z'));
  });
});

describe('odd input', () => {
  it.each<[string, Partial<Repository>]>([
    ['astronomic counts', { stars: 1e15, forks: Number.MAX_VALUE, diskUsageKiB: 1e300 }],
    ['dates in the future', { createdAt: '2030-01-01T00:00:00Z', pushedAt: '2031-01-01T00:00:00Z' }],
    ['a creation after the last push', { createdAt: '2025-01-01T00:00:00Z', pushedAt: '2019-01-01T00:00:00Z' }],
    ['500 topics', { topics: Array.from({ length: 500 }, (_, at) => `topic-${at}`) }],
    ['huge texts', { description: ' '.repeat(5_000_000), name: '-'.repeat(5_000_000), homepageUrl: 'x'.repeat(5_000_000) }],
    ['nothing pushed', { pushedAt: null }],
  ])('%s still give a score', (_, input) => {
    const { score: points, components } = score(input);

    expect(points).toBeGreaterThanOrEqual(0);
    expect(points).toBeLessThanOrEqual(100);
    expect(components.every(({ contribution }) => Number.isFinite(contribution))).toBe(true);
  });

  it('takes a date in the future for now: clocks differ', () => {
    expect(score({ pushedAt: '2031-01-01T00:00:00Z' }).score).toBe(score({ pushedAt: now }).score);
  });

  it.each<[string, object, string]>([
    ['NaN stars', { stars: Number.NaN }, 'stars is NaN'],
    ['negative forks', { forks: -1 }, 'forks is -1'],
    ['infinite stars', { stars: Number.POSITIVE_INFINITY }, 'stars is Infinity'],
    ['a text for a count', { stars: '12' }, 'stars is "12"'],
    ['a date that is none', { createdAt: 'last\u0007 week' }, 'createdAt is "last'],
    ['a date without a zone', { pushedAt: '2020-01-01T00:00:00' }, 'pushedAt is'],
    ['no topics', { topics: null }, 'topics is null'],
    ['a bad count among the signals', { signals: { ...defineRepository(library).signals, commits: -3 } }, 'commits is -3'],
    ['a bad flag among the signals', { signals: { ...defineRepository(library).signals, hasTests: 'yes' } }, 'hasTests is "yes"'],
    ['a signal that is missing', { signals: { ...defineRepository(library).signals, hasCi: undefined } }, 'hasCi is undefined'],
  ])('%s are refused with name and value', (_, input, problem) => {
    const act = () => score(input as Partial<Repository>);

    expect(act).toThrow(expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringContaining(problem) }));
    expect(act).toThrow(/octo\/library/);
    expect(act).not.toThrow(/\p{Cc}/u);
  });

  it.each(['soon', Number.NaN, new Date(Number.NaN), '2026-11-22T00:00:00'])('a `now` of %s is refused', (bad) => {
    expect(() => scoreImportance(defineRepository(library), { now: bad })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });

  it('takes `now` as text, Date or milliseconds', () => {
    const scores = [now, new Date(now), Date.parse(now)].map((moment) => scoreImportance(defineRepository(library), { now: moment }).score);

    expect(new Set(scores).size).toBe(1);
  });
});
