import { categoryOf, defineRepository, type ImportanceComponent, type RepositoryInput, type ScoredRepository } from '@reposcan/core';

/** What `scoredRepositoryOf` needs at least: a name. */
export type ScoredRepositoryInput = Partial<RepositoryInput> & { nameWithOwner: string; score?: number };

const components = [
  ...['stars', 'forks', 'watchers', 'contributors', 'dependents'].map((component) => ({ component, group: 'reach' as const })),
  ...['commits', 'freshness', 'releases', 'documentation', 'license', 'tests', 'ci', 'topics', 'description'].map((component) => ({
    component,
    group: 'craft' as const,
  })),
  ...['fork', 'archived-cap'].map((component) => ({ component, group: 'adjustment' as const })),
];

/** A repository with a score and an explanation as long as a real one, for tests and benchmarks. @default score 40 */
export function scoredRepositoryOf({ score = 40, ...repository }: ScoredRepositoryInput): ScoredRepository {
  return {
    ...defineRepository({
      createdAt: '2020-01-01T00:00:00Z',
      pushedAt: '2026-06-01T00:00:00Z',
      description: 'A library for things that people build, small, tested and documented.',
      primaryLanguage: 'TypeScript',
      license: 'MIT',
      topics: ['library', 'typescript'],
      stars: 7,
      diskUsageKiB: 2_048,
      ...repository,
    }),
    importance: {
      formula: 'reposcan-testing/1',
      score,
      range: [Math.max(0, score - 5), Math.min(100, score + 5)],
      category: categoryOf(score),
      provisional: false,
      components: components.map((component) => explained(component, score)),
    },
  };
}

function explained(of: Pick<ImportanceComponent, 'component' | 'group'>, score: number): ImportanceComponent {
  return {
    ...of,
    weight: of.group === 'adjustment' ? 0 : 0.0625,
    value: score / 100,
    known: true,
    contribution: of.group === 'adjustment' ? 0 : Math.round(score / 1.4) / 10,
    sentence: `${of.component}: ${score} of what counts for a repository of this kind and age`,
  };
}
