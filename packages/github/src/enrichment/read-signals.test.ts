import { unknown, type UnknownReason } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enrichNodes } from '../fixtures/enrich-answer.js';
import { readSignals } from './read-signals.js';

const noFailure = (): undefined => undefined;
const node = (change: Record<string, unknown> = {}): Record<string, unknown> => enrichNodes(['R_1'], change)[0] ?? {};
const failing =
  (field: string, reason: UnknownReason) =>
  (asked: string): UnknownReason | undefined =>
    asked === field ? reason : undefined;

describe('the signals of a repository', () => {
  it('are read as GitHub answers them', () => {
    expect(readSignals(node(), noFailure)).toEqual({
      watchers: 3,
      openIssues: 1,
      closedIssues: 2,
      openPullRequests: 0,
      mergedPullRequests: 5,
      releases: 1,
      latestReleaseAt: '2024-05-01T00:00:00Z',
      commits: 400,
      lastCommitAt: '2024-06-01T00:00:00Z',
      contributors: unknown('unsupported'),
      languages: [{ name: 'Zig', bytes: 900 }],
      hasReadme: true,
      readmeBytes: 1200,
      hasTests: false,
      hasCi: false,
      hasContributing: false,
      hasCodeOfConduct: false,
      hasSecurityPolicy: false,
      hasChangelog: false,
      hasDocs: false,
    });
  });

  it.each([
    ['watchers', ['watchers']],
    ['openIssues', ['openIssues']],
    ['mergedPullRequests', ['mergedPullRequests']],
    ['releases', ['releases', 'latestReleaseAt']],
    ['languages', ['languages']],
    ['defaultBranchRef', ['commits', 'lastCommitAt']],
    ['root', ['hasReadme', 'readmeBytes', 'hasTests', 'hasChangelog', 'hasDocs', 'hasCi']],
    ['community', ['hasCi', 'hasContributing', 'hasCodeOfConduct', 'hasSecurityPolicy']],
  ] as const)('that hang on %s are unknown with the reason where it failed, and never 0 or false', (field, signals) => {
    const read = readSignals(node({ [field]: null }), failing(field, 'resource-limit'));

    for (const signal of signals) expect(read[signal]).toEqual(unknown('resource-limit'));
  });

  it('keep what the root folder tells where the other one failed', () => {
    const root = {
      entries: [
        { name: '.travis.yml', type: 'blob', size: 1 },
        { name: 'README.md', type: 'blob', size: 7 },
      ],
    };

    const read = readSignals(node({ root }), failing('community', 'failed'));

    expect(read).toMatchObject({
      hasCi: true,
      hasReadme: true,
      readmeBytes: 7,
      hasContributing: unknown('failed'),
      hasTests: false,
    });
  });

  it("count the defaults of an organisation, which are not in the repository's files", () => {
    const change = {
      codeOfConduct: { key: 'contributor_covenant' },
      contributingGuidelines: { url: 'https://x' },
      isSecurityPolicyEnabled: true,
    };

    expect(readSignals(node(change), noFailure)).toMatchObject({
      hasCodeOfConduct: true,
      hasContributing: true,
      hasSecurityPolicy: true,
    });
  });

  it('of an empty repository are known: there is nothing', () => {
    const read = readSignals(node({ isEmpty: true, defaultBranchRef: null, root: null }), noFailure);

    expect(read).toMatchObject({
      commits: 0,
      lastCommitAt: null,
      hasReadme: false,
      readmeBytes: 0,
      hasTests: false,
      hasCi: false,
    });
  });

  it.each([
    ['no release', [], null],
    ['a draft only', [{ publishedAt: null }], null],
    ['a draft and a release', [{ publishedAt: null }, { publishedAt: '2024-01-01T00:00:00Z' }], '2024-01-01T00:00:00Z'],
  ])('with %s date the latest release accordingly', (_name, nodes, expected) => {
    expect(readSignals(node({ releases: { totalCount: nodes.length, nodes } }), noFailure).latestReleaseAt).toBe(expected);
  });

  it('are never broken by what GitHub may answer', () => {
    const damage = fc.dictionary(fc.constantFrom(...Object.keys(node())), fc.jsonValue());
    fc.assert(
      fc.property(damage, (change) => {
        const read = readSignals(node(change), noFailure);

        expect(Object.values(read).every((signal) => signal !== undefined)).toBe(true);
      }),
    );
  });
});
