import type { Repository } from '../account/repository.js';
import { isKnown, type Signal } from '../signal.js';
import { clamp01 } from './curve.js';
import { hasText, licenseShare, type Evidence } from './evidence.js';
import type { PreparedFormula } from './prepared-formula.js';
import type { RepositoryFacts } from './repository-facts.js';
import { countReading, flagReading, knownReading, type SignalReading } from './signal-reading.js';
import { durationText, quantity } from './wording.js';

/** The sum of two counts; unknown as long as one of them is. */
function both(first: Signal<number>, second: Signal<number>): Signal<number> {
  if (!isKnown(first)) return first;
  return isKnown(second) ? first + second : second;
}

/** All but the first of the contributors. */
function others(contributors: Signal<number>): Signal<number> {
  return isKnown(contributors) ? Math.max(0, contributors - 1) : contributors;
}

function readSpan(facts: RepositoryFacts, formula: PreparedFormula): SignalReading {
  const { weight, fullDays } = formula.craft.signals.activeSpan;
  const value = Math.min(1, facts.spanDays / fullDays);
  const known = facts.lastCommitKnown;
  const sentence = `Worked on for ${durationText(facts.spanDays)}${known ? '' : ' at most, going by the last push'}.`;
  return { component: 'active-span', group: 'craft', weight, worst: known ? value : 0, value, best: value, known, sentence };
}

/**
 * How fresh it is, or how finished: silence does not count against what is documented, tested, released, licensed and has users (the rule of npms.io).
 * @param virtues the signals that make a finished package
 */
function readFreshness(
  facts: RepositoryFacts,
  users: number,
  virtues: readonly SignalReading[],
  formula: PreparedFormula,
): SignalReading {
  const { weight, fullDays, noneDays } = formula.craft.signals.freshness;
  const fresh = clamp01((noneDays - facts.idleDays) / (noneDays - fullDays));
  let worst = 0;
  let value = 0;
  let best = 0;
  for (const virtue of virtues) {
    worst += virtue.worst;
    value += virtue.value;
    best += virtue.best;
  }
  const finished = (sum: number) => (users * sum) / virtues.length;
  const known = facts.lastCommitKnown;
  const since =
    facts.idleDays === Number.POSITIVE_INFINITY
      ? 'No commit'
      : `Last ${known ? 'commit' : 'push'} ${durationText(facts.idleDays)} ago`;
  return {
    component: 'freshness',
    group: 'craft',
    weight,
    worst: Math.max(known ? fresh : 0, finished(worst)),
    value: Math.max(fresh, finished(value)),
    best: Math.max(fresh, finished(best)),
    // Where the virtues are unknown the freshness may be, too: only a fresh repository is sure of it.
    known: known && fresh >= finished(best),
    sentence: fresh >= finished(value) ? `${since}.` : `${since}, but it has what a finished project needs, and users.`,
  };
}

/** The signals of sustained work. More is better in each; a later last commit is better. */
export function readCraft(
  repository: Repository,
  facts: RepositoryFacts,
  evidence: Evidence,
  formula: PreparedFormula,
): { commits: SignalReading; all: SignalReading[] } {
  const { signals } = repository;
  const policy = formula.craft.signals;
  const { users, work } = evidence;
  const context = { group: 'craft', steepness: formula.steepness } as const;
  const count = (name: string, rule: typeof policy.commits, signal: Signal<number>, hint: number, one: string, many: string) =>
    countReading(context, name, rule, signal, hint, one, many);
  const flag = (name: string, rule: typeof policy.readme, signal: Signal<boolean>, label: string, yes: string, no: string) =>
    flagReading(context, name, rule, signal, work, label, yes, no);
  const fact = (name: string, weight: number, value: number, sentence: string) =>
    knownReading('craft', name, weight, value, sentence);

  const license = licenseShare(repository.license, policy.license.unrecognized);
  const described = hasText(repository.description);
  const homepage = hasText(repository.homepageUrl);
  const topics = repository.topics.length;
  const issues = both(signals.openIssues, signals.closedIssues);
  const pulls = both(signals.openPullRequests, signals.mergedPullRequests);

  const commits = count('commits', policy.commits, signals.commits, work, 'commit', 'commits');
  const releases = count('releases', policy.releases, signals.releases, work, 'release', 'releases');
  const readme = flag('readme', policy.readme, signals.hasReadme, 'README', 'It has a README.', 'It has no README.');
  const licensed = fact(
    'license',
    policy.license.weight,
    license,
    license === 0 ? 'No licence.' : license === 1 ? 'It has a licence.' : 'It has a licence that GitHub does not recognise.',
  );
  const tests = flag('tests', policy.tests, signals.hasTests, 'Tests', 'It has tests.', 'It has no tests.');

  const all = [
    commits,
    readSpan(facts, formula),
    readFreshness(facts, users, [readme, tests, releases, licensed], formula),
    releases,
    readme,
    count('readme-length', policy.readmeLength, signals.readmeBytes, work, 'byte of README', 'bytes of README'),
    licensed,
    tests,
    flag('ci', policy.ci, signals.hasCi, 'CI', 'Continuous integration is set up.', 'No continuous integration.'),
    flag('docs', policy.docs, signals.hasDocs, 'Documentation', 'It has documentation.', 'No documentation beyond the README.'),
    flag('changelog', policy.changelog, signals.hasChangelog, 'Changelog', 'It keeps a changelog.', 'No changelog.'),
    flag(
      'contributing',
      policy.contributing,
      signals.hasContributing,
      'Contributing guide',
      'It says how to contribute.',
      'No contributing guide.',
    ),
    flag(
      'code-of-conduct',
      policy.codeOfConduct,
      signals.hasCodeOfConduct,
      'Code of conduct',
      'It has a code of conduct.',
      'No code of conduct.',
    ),
    flag(
      'security-policy',
      policy.securityPolicy,
      signals.hasSecurityPolicy,
      'Security policy',
      'It has a security policy.',
      'No security policy.',
    ),
    fact('description', policy.description.weight, described ? 1 : 0, described ? 'It has a description.' : 'No description.'),
    fact('homepage', policy.homepage.weight, homepage ? 1 : 0, homepage ? 'It has a homepage.' : 'No homepage.'),
    fact('topics', policy.topics.weight, Math.min(1, topics / policy.topics.full), `${quantity(topics, 'topic', 'topics')}.`),
    count('contributors', policy.contributors, others(signals.contributors), users, 'further contributor', 'further contributors'),
    count('issues', policy.issues, issues, users, 'issue', 'issues'),
    count('pull-requests', policy.pullRequests, pulls, users, 'pull request', 'pull requests'),
    flag('pinned', policy.pinned, repository.isPinned, 'Pinning', "Pinned on the owner's profile.", "Not pinned on the owner's profile."),
  ];
  return { commits, all };
}
