import type { Repository } from '../account/repository.js';
import { isKnown, knownOr, type Signal } from '../signal.js';
import { createCountSignal } from './count-signal.js';
import { hasText, licenseShare, type Evidence } from './evidence.js';
import { createFlagSignal } from './flag-signal.js';
import { readFreshness } from './freshness.js';
import type { PreparedFormula } from './prepared-formula.js';
import { Readings, type Grade } from './readings.js';
import type { RepositoryFacts } from './repository-facts.js';
import { durationText, quantity } from './wording.js';

const readCommits = createCountSignal('commits', 'commit', 'commits');
const readReleases = createCountSignal('releases', 'release', 'releases');
const readContributors = createCountSignal('contributors', 'further contributor', 'further contributors');
const readIssues = createCountSignal('issues', 'issue', 'issues');
const readPullRequests = createCountSignal('pull-requests', 'pull request', 'pull requests');
const readReadmeLength = createCountSignal('readme-length', 'byte of README', 'bytes of README');

const readReadme = createFlagSignal('readme', 'README', 'It has a README.', 'No README.');
const readTests = createFlagSignal('tests', 'Tests', 'It has tests.', 'No tests.');
const readCi = createFlagSignal('ci', 'Continuous integration', 'Continuous integration is set up.', 'No continuous integration.');
const readDocs = createFlagSignal('docs', 'Documentation', 'It has documentation.', 'No documentation beyond a README.');
const readChangelog = createFlagSignal('changelog', 'Changelog', 'It keeps a changelog.', 'No changelog.');
const readContributing = createFlagSignal('contributing', 'Contributing guide', 'It says how to contribute.', 'No contributing guide.');
const readConduct = createFlagSignal('code-of-conduct', 'Code of conduct', 'It has a code of conduct.', 'No code of conduct.');
const readSecurity = createFlagSignal('security-policy', 'Security policy', 'It has a security policy.', 'No security policy.');
const readPinned = createFlagSignal('pinned', 'Pinning', "Pinned on the owner's profile.", "Not pinned on the owner's profile.");

/** The sum of two counts; unknown as long as one of them is. */
function both(first: Signal<number>, second: Signal<number>): Signal<number> {
  if (!isKnown(first)) return first;
  return isKnown(second) ? first + second : second;
}

/** What is known of the sum of two counts. */
function knownPart(first: Signal<number>, second: Signal<number>): number {
  return knownOr(first, 0) + knownOr(second, 0);
}

/** All but the first of the contributors. */
function others(contributors: Signal<number>): Signal<number> {
  return isKnown(contributors) ? Math.max(0, contributors - 1) : contributors;
}

function readSpan(readings: Readings, facts: RepositoryFacts, { weight, fullDays }: { weight: number; fullDays: number }): void {
  const value = Math.min(1, facts.spanDays / fullDays);
  const known = facts.lastCommitKnown;
  const sentence = readings.explained
    ? `Worked on for ${durationText(facts.spanDays)}${known ? '.' : ' at most, going by the last push.'}`
    : '';
  readings.addBetween('active-span', weight, known ? value : 0, value, value, known, sentence);
}

/**
 * The signals of sustained work. More is better in each; a later last commit is better. `commits` is one of them, which the adjustments
 * look at again.
 */
export function readCraft(
  repository: Repository,
  facts: RepositoryFacts,
  { users, work }: Evidence,
  formula: PreparedFormula,
  explained: boolean,
): { readings: Readings; commits: Grade } {
  const { signals } = repository;
  const policy = formula.craft.signals;
  const readings = new Readings('craft', explained);

  const commits = readCommits(readings, policy.commits, signals.commits, work);
  readSpan(readings, facts, policy.activeSpan);
  const releases = readReleases(readings, policy.releases, signals.releases, work);
  const readme = readReadme(readings, policy.readme, signals.hasReadme, work);
  readReadmeLength(readings, policy.readmeLength, signals.readmeBytes, work);
  const licensed = licenseShare(repository.license, policy.license.unrecognized);
  const license = readings.add(
    'license',
    policy.license.weight,
    licensed,
    true,
    licensed === 0 ? 'No licence.' : repository.license === 'NOASSERTION' ? 'A licence that GitHub does not recognise.' : 'It has a licence.',
  );
  const tests = readTests(readings, policy.tests, signals.hasTests, work);
  readFreshness(readings, facts, users, [readme, tests, releases, license], policy.freshness);
  readCi(readings, policy.ci, signals.hasCi, work);
  readDocs(readings, policy.docs, signals.hasDocs, work);
  readChangelog(readings, policy.changelog, signals.hasChangelog, work);
  readContributing(readings, policy.contributing, signals.hasContributing, work);
  readConduct(readings, policy.codeOfConduct, signals.hasCodeOfConduct, work);
  readSecurity(readings, policy.securityPolicy, signals.hasSecurityPolicy, work);
  const described = hasText(repository.description);
  readings.add('description', policy.description.weight, described ? 1 : 0, true, described ? 'It has a description.' : 'No description.');
  const homepage = hasText(repository.homepageUrl);
  readings.add('homepage', policy.homepage.weight, homepage ? 1 : 0, true, homepage ? 'It has a homepage.' : 'No homepage.');
  const topics = repository.topics.length;
  const topicsShare = Math.min(1, topics / policy.topics.full);
  readings.add('topics', policy.topics.weight, topicsShare, true, explained ? quantity(topics, 'topic.', 'topics.') : '');
  readContributors(readings, policy.contributors, others(signals.contributors), users);
  const { openIssues, closedIssues, openPullRequests, mergedPullRequests } = signals;
  readIssues(readings, policy.issues, both(openIssues, closedIssues), users, knownPart(openIssues, closedIssues));
  const pulls = both(openPullRequests, mergedPullRequests);
  readPullRequests(readings, policy.pullRequests, pulls, users, knownPart(openPullRequests, mergedPullRequests));
  readPinned(readings, policy.pinned, repository.isPinned, work);
  return { readings, commits };
}
