import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineRepository, unknownSignals, type Repository, type RepositorySignals } from '../account/repository.js';
import { isKnown, unknown, type Signal, type UnknownReason } from '../signal.js';
import type { Importance } from './importance.js';
import { scoreImportance } from './score-importance.js';
import { scoreRepositories } from './score-repositories.js';

const now = '2026-11-22T00:00:00Z';
const runs = { numRuns: 400 };

const reasons: UnknownReason[] = ['not-fetched', 'forbidden', 'resource-limit', 'failed', 'unsupported'];
const count = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 5_000 }), fc.constantFrom(1e6, 1e15, Number.MAX_VALUE));
const time = fc
  .date({ min: new Date('2005-01-01T00:00:00Z'), max: new Date('2028-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());
const license = fc.constantFrom(null, 'NOASSERTION', 'MIT');
const text = fc.constantFrom(null, '', '  ', 'A library');
const topics = fc.array(fc.constant('topic'), { maxLength: 6 });

function maybeUnknown<T>(known: fc.Arbitrary<T>): fc.Arbitrary<Signal<T>> {
  return fc.oneof(fc.constantFrom(...reasons).map((reason) => unknown(reason)), known);
}

/** What each enrichable signal may be read as. */
const readable: { [Name in keyof RepositorySignals]: fc.Arbitrary<RepositorySignals[Name]> } = {
  watchers: count,
  openIssues: count,
  closedIssues: count,
  openPullRequests: count,
  mergedPullRequests: count,
  releases: count,
  latestReleaseAt: fc.option(time),
  commits: count,
  lastCommitAt: fc.option(time),
  contributors: count,
  languages: fc.constant([]),
  hasReadme: fc.boolean(),
  readmeBytes: count,
  hasTests: fc.boolean(),
  hasCi: fc.boolean(),
  hasContributing: fc.boolean(),
  hasCodeOfConduct: fc.boolean(),
  hasSecurityPolicy: fc.boolean(),
  hasChangelog: fc.boolean(),
  hasDocs: fc.boolean(),
};
const signalNames = Object.keys(unknownSignals('not-fetched')) as (keyof RepositorySignals)[];

const anySignals = fc.record(
  Object.fromEntries(signalNames.map((name) => [name, maybeUnknown<unknown>(readable[name])])),
) as fc.Arbitrary<RepositorySignals>;

const anyRepository: fc.Arbitrary<Repository> = fc
  .record({
    nameWithOwner: fc.constantFrom('octo/library', 'octo/dotfiles', 'octo/octo', 'octo/.github'),
    description: text,
    homepageUrl: text,
    isFork: fc.boolean(),
    isArchived: fc.boolean(),
    isTemplate: fc.boolean(),
    isMirror: fc.boolean(),
    isEmpty: fc.boolean(),
    isPinned: maybeUnknown(fc.boolean()),
    createdAt: time,
    pushedAt: fc.option(time),
    stars: count,
    forks: count,
    diskUsageKiB: maybeUnknown(count),
    license,
    topics,
    signals: anySignals,
  })
  .map((input) => defineRepository(input));

/** Mostly the plain kind: with every flag drawn at random, hardly a repository would be neither fork nor archived nor empty. */
const repository = fc.oneof(
  { weight: 1, arbitrary: anyRepository },
  {
    weight: 3,
    arbitrary: anyRepository.map((drawn) => ({ ...drawn, isFork: false, isArchived: false, isTemplate: false, isMirror: false, isEmpty: false })),
  },
);

function score(input: Repository): Importance {
  return scoreImportance(input, { now });
}

function expectWithin(inner: Importance, outer: Importance): void {
  expect(inner.range[0]).toBeGreaterThanOrEqual(outer.range[0]);
  expect(inner.range[1]).toBeLessThanOrEqual(outer.range[1]);
  expect(inner.score).toBeGreaterThanOrEqual(outer.range[0]);
  expect(inner.score).toBeLessThanOrEqual(outer.range[1]);
}

describe('every score', () => {
  it('lies between 0 and 100, inside its range', () => {
    fc.assert(
      fc.property(repository, (input) => {
        const { score: points, range } = score(input);

        expect(range[0]).toBeGreaterThanOrEqual(0);
        expect(range[0]).toBeLessThanOrEqual(points);
        expect(points).toBeLessThanOrEqual(range[1]);
        expect(range[1]).toBeLessThanOrEqual(100);
      }),
      runs,
    );
  });

  it('is the sum of its contributions', () => {
    fc.assert(
      fc.property(repository, (input) => {
        const { score: points, components } = score(input);

        const sum = components.reduce((total, { contribution }) => total + contribution, 0);

        // Half a tenth for the rounding of the score, half a thousandth for that of each line.
        expect(Math.abs(sum - points)).toBeLessThanOrEqual(0.05 + components.length * 0.0005 + 1e-9);
      }),
      runs,
    );
  });

  it('has a constant denominator: the weights of a group add up to 1, whatever is unknown', () => {
    fc.assert(
      fc.property(repository, (input) => {
        const { components } = score({ ...input, isEmpty: false });

        for (const group of ['reach', 'craft']) {
          const sum = components.filter((line) => line.group === group).reduce((total, { weight }) => total + weight, 0);
          expect(sum).toBeCloseTo(1, 2);
        }
      }),
      runs,
    );
  });

  it('explains every line in one sentence with finite figures', () => {
    fc.assert(
      fc.property(repository, (input) => {
        for (const line of score(input).components) {
          expect(line.sentence).toMatch(/^\S.*\.$/);
          expect([line.weight, line.value, line.contribution].every(Number.isFinite)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is the same each time, and leaves the repository as it was', () => {
    fc.assert(
      fc.property(repository, (input) => {
        const before = JSON.stringify(input);

        expect(JSON.stringify(score(input))).toBe(JSON.stringify(score(input)));
        expect(JSON.stringify(input)).toBe(before);
      }),
      runs,
    );
  });
});

describe('reading a signal that was unknown', () => {
  const best: Partial<RepositorySignals> = { lastCommitAt: now, latestReleaseAt: now };
  const worst: Partial<RepositorySignals> = { lastCommitAt: null, latestReleaseAt: null };
  const limitOf = (name: keyof RepositorySignals, limits: Partial<RepositorySignals>, flag: boolean) => {
    const fixed = limits[name];
    if (fixed !== undefined) return fixed;
    if (name === 'languages') return [];
    return name.startsWith('has') ? flag : flag ? Number.MAX_VALUE : 0;
  };

  it.each(signalNames)('only narrows the range: %s', (name) => {
    fc.assert(
      fc.property(repository, readable[name] as fc.Arbitrary<unknown>, (input, value) => {
        const before = score({ ...input, signals: { ...input.signals, [name]: unknown('not-fetched') } });
        const after = score({ ...input, signals: { ...input.signals, [name]: value } });

        expectWithin(after, before);
      }),
      { numRuns: 150 },
    );
  });

  it.each(signalNames)('never lowers the score at its best, never raises it at its worst: %s', (name) => {
    fc.assert(
      fc.property(repository, (input) => {
        const before = score({ ...input, signals: { ...input.signals, [name]: unknown('failed') } }).score;
        const atBest = score({ ...input, signals: { ...input.signals, [name]: limitOf(name, best, true) } }).score;
        const atWorst = score({ ...input, signals: { ...input.signals, [name]: limitOf(name, worst, false) } }).score;

        expect(atBest).toBeGreaterThanOrEqual(before);
        expect(atWorst).toBeLessThanOrEqual(before);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no range once everything is known', () => {
    fc.assert(
      fc.property(repository, fc.record(readable) as fc.Arbitrary<RepositorySignals>, (input, signals) => {
        const { range, score: points, provisional } = score({ ...input, isPinned: true, signals });

        expect(range).toEqual([points, points]);
        expect(provisional).toBe(false);
      }),
      runs,
    );
  });

  it.each(['isPinned', 'diskUsageKiB'] as const)('holds for %s, too', (name) => {
    const value: fc.Arbitrary<unknown> = name === 'isPinned' ? fc.boolean() : count;
    fc.assert(
      fc.property(repository, value, (input, read) => {
        expectWithin(score({ ...input, [name]: read }), score({ ...input, [name]: unknown('not-fetched') }));
      }),
      { numRuns: 150 },
    );
  });
});

describe('the score rises with every signal', () => {
  /** Two values of a signal, the worse one first. */
  type Pair = readonly [worse: unknown, better: unknown];
  const counts = fc.tuple(count, count).map(([left, right]): Pair => [Math.min(left, right), Math.max(left, right)]);
  const flags = fc.constant<Pair>([false, true]);
  const against = fc.constant<Pair>([true, false]);
  const later = fc.tuple(fc.option(time), time).map(([left, right]): Pair => (left === null || left <= right ? [left, right] : [right, left]));
  const earlier = fc.tuple(time, time).map(([left, right]): Pair => (left >= right ? [left, right] : [right, left]));

  const facts: [string, fc.Arbitrary<Pair>][] = [
    ['stars', counts],
    ['forks', counts],
    ['diskUsageKiB', counts],
    ['isPinned', flags],
    ['isFork', against],
    ['isArchived', against],
    ['isTemplate', against],
    ['isMirror', against],
    ['isEmpty', against],
    ['createdAt', earlier],
    ['pushedAt', later],
    ['license', fc.constantFrom<Pair>([null, 'NOASSERTION'], ['NOASSERTION', 'MIT'], [null, 'MIT'])],
    ['description', fc.constant<Pair>([null, 'A library'])],
    ['homepageUrl', fc.constant<Pair>([null, 'https://example.org'])],
    ['topics', topics.map((list): Pair => [list, [...list, 'one-more']])],
  ];
  const signals = signalNames
    .filter((name) => name !== 'languages')
    .map((name): [keyof RepositorySignals, fc.Arbitrary<Pair>] => [name, name.endsWith('At') ? later : name.startsWith('has') ? flags : counts]);

  function expectRise(worse: Importance, better: Importance): void {
    expect(better.score).toBeGreaterThanOrEqual(worse.score);
    expect(better.range[0]).toBeGreaterThanOrEqual(worse.range[0]);
    expect(better.range[1]).toBeGreaterThanOrEqual(worse.range[1]);
  }

  it.each(facts)('%s', (name, pairs) => {
    fc.assert(
      fc.property(repository, pairs, (input, [worse, better]) => {
        expectRise(score({ ...input, [name]: worse }), score({ ...input, [name]: better }));
      }),
      runs,
    );
  });

  it.each(signals)('signals.%s', (name, pairs) => {
    fc.assert(
      fc.property(repository, pairs, (input, [worse, better]) => {
        const withSignal = (value: unknown) => score({ ...input, signals: { ...input.signals, [name]: value } });

        expectRise(withSignal(worse), withSignal(better));
      }),
      { numRuns: 150 },
    );
  });

  it('for every reason alike: why a signal is unknown makes no difference', () => {
    fc.assert(
      fc.property(repository, fc.constantFrom(...reasons), (input, reason) => {
        const renamed = Object.fromEntries(
          Object.entries(input.signals).map(([name, signal]) => [name, isKnown<unknown>(signal) ? signal : unknown(reason)]),
        ) as unknown as RepositorySignals;

        expect(score({ ...input, signals: renamed }).score).toBe(score(input).score);
      }),
      runs,
    );
  });
});

describe('scoring many repositories', () => {
  it('gives the same list for any order of the input, and for its own output', () => {
    const several = fc.array(repository, { maxLength: 8 }).map((list) => list.map((one, at) => ({ ...one, id: `id-${at}` })));
    fc.assert(
      fc.property(several, fc.infiniteStream(fc.nat()), (input, random) => {
        const keys = new Map(input.map((one) => [one.id, random.next().value]));
        const shuffled = input.toSorted((left, right) => (keys.get(left.id) ?? 0) - (keys.get(right.id) ?? 0));

        const first = scoreRepositories(input, { now }).repositories;

        expect(JSON.stringify(scoreRepositories(shuffled, { now }).repositories)).toBe(JSON.stringify(first));
        expect(JSON.stringify(scoreRepositories(first, { now }).repositories)).toBe(JSON.stringify(first));
      }),
      { numRuns: 100 },
    );
  });
});
