import type { Importance, ImportanceComponent, ScoredRepository } from '@reposcan/core';

/** The members of a component in this order. Changing it changes what is stored: that takes a migration. */
type ComponentList = [string, ImportanceComponent['group'], number, number, boolean, number, string];

/** A scored repository as it is stored: each component is a list of its members, whose names would be a third of all bytes. */
export type RepositoryDocument = Omit<ScoredRepository, 'importance'> & {
  importance: Omit<Importance, 'components'> & { components: ComponentList[] };
};

/** The form in which a repository is stored. */
export function repositoryDocumentOf(repository: ScoredRepository): RepositoryDocument {
  const { importance } = repository;
  const components = importance.components.map(listOf);
  return { ...repository, importance: { ...importance, components } };
}

/** The repository that was stored in this form. */
export function repositoryOfDocument(document: RepositoryDocument): ScoredRepository {
  const { importance } = document;
  const components = importance.components.map(
    ([component, group, weight, value, known, contribution, sentence]): ImportanceComponent => ({
      component,
      group,
      weight,
      value,
      known,
      contribution,
      sentence,
    }),
  );
  return { ...document, importance: { ...importance, components } };
}

// Written out: this runs for each line of each explanation.
function listOf({ component, group, weight, value, known, contribution, sentence }: ImportanceComponent): ComponentList {
  return [component, group, weight, value, known, contribution, sentence];
}
