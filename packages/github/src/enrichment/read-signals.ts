import { unknown, type LanguageBytes, type RepositorySignals, type Signal, type Unknown } from '@reposcan/core';
import { asArray, asCount, asRecord, asText, asTime, recordIn, type JsonRecord } from '../json.js';
import type { FailureOf } from './failure-of.js';
import { readTreeSignals } from './read-tree-signals.js';

/** The signals of one repository in the answer to the enrich query. What is missing from it is unknown, with the reason. */
export function readSignals(node: JsonRecord, failureOf: FailureOf): RepositorySignals {
  const missing = (field: string): Unknown => unknown(failureOf(field) ?? 'failed');
  const total = (field: string): Signal<number> => asCount(recordIn(node, field)?.['totalCount']) ?? missing(field);
  const releases = recordIn(node, 'releases');
  const languages = recordIn(node, 'languages');
  const commit = recordIn(recordIn(node, 'defaultBranchRef'), 'target');
  const isEmpty = node['isEmpty'] === true;
  return {
    watchers: total('watchers'),
    openIssues: total('openIssues'),
    closedIssues: total('closedIssues'),
    openPullRequests: total('openPullRequests'),
    mergedPullRequests: total('mergedPullRequests'),
    releases: total('releases'),
    latestReleaseAt: releases === null ? missing('releases') : latestRelease(releases),
    commits: isEmpty ? 0 : (asCount(recordIn(commit, 'history')?.['totalCount']) ?? missing('defaultBranchRef')),
    lastCommitAt: isEmpty ? null : (asTime(commit?.['committedDate']) ?? missing('defaultBranchRef')),
    // GraphQL counts only "mentionable" users, which for an organisation are all of its members.
    contributors: unknown('unsupported'),
    languages: languages === null ? missing('languages') : readLanguages(languages),
    ...readTreeSignals(node, isEmpty, failureOf),
  };
}

/** A draft has no date; the one before it may have. */
function latestRelease(releases: JsonRecord): string | null {
  const dates = asArray(releases['nodes']).map((release) => asTime(asRecord(release)?.['publishedAt']));
  return dates.find((date) => date !== null) ?? null;
}

function readLanguages(languages: JsonRecord): LanguageBytes[] {
  return asArray(languages['edges']).flatMap((edge): LanguageBytes[] => {
    const name = asText(recordIn(edge, 'node')?.['name']);
    const bytes = asCount(asRecord(edge)?.['size']);
    return name === null || bytes === null ? [] : [{ name, bytes }];
  });
}
