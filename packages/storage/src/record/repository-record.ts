import type { AccountScan, Category, ScoredRepository } from '@reposcan/core';
import { choiceOf } from '../input/choice.js';
import { nameOf } from '../input/identifier.js';
import { instantOf, instantOrNull } from '../input/instant.js';
import { jsonMadeBy, jsonOf } from '../input/json.js';
import { shown } from '../input/shown.js';
import type { RepositoryAnalysis, StoredRepository } from '../scan-store.js';
import { StorageError } from '../storage-error.js';
import { repositoryDocumentOf, repositoryOfDocument, type RepositoryDocument } from './repository-document.js';

/** All categories, best first. */
export const categories: readonly Category[] = ['flagship', 'significant', 'supporting'];

/** A repository as an account scan hands it to a store: the document, and beside it what queries compare. */
export interface RepositoryRecord {
  /** `owner/name` in the form in which it is compared. */
  name: string;
  score: number;
  category: Category;
  selected: boolean;
  /** An instant; `null` where there is none. */
  pushedAt: string | null;
  /** JSON of the `RepositoryDocument`. */
  document: string;
}

/** An analysis as it is stored: the document, and its time for comparing. */
export interface AnalysisRecord {
  analyzedAt: string;
  /** JSON of the `RepositoryAnalysis`. */
  document: string;
}

/**
 * The repositories of a scan, ready to be written.
 * @throws {StorageError} `INVALID_INPUT` when one of them cannot be stored
 */
export function repositoryRecordsOf(scan: AccountScan): RepositoryRecord[] {
  const selected = new Set(scan.selected.map((chosen) => nameOf(chosen.nameWithOwner, 'name of a selected repository')));
  return scan.repositories.map((repository) => repositoryRecordOf(repository, selected));
}

function repositoryRecordOf(repository: ScoredRepository, selected: ReadonlySet<string>): RepositoryRecord {
  const name = nameOf(repository.nameWithOwner, 'name of a repository');
  const { score, category } = repository.importance;
  if (!Number.isFinite(score)) {
    throw new StorageError(`The score of ${shown(name)} is ${String(score)}.`, { code: 'INVALID_INPUT', hint: 'Give a finite number.' });
  }
  return {
    name,
    score,
    category: choiceOf(category, categories, 'category of a repository'),
    selected: selected.has(name),
    pushedAt: instantOrNull(repository.pushedAt),
    document: jsonMadeBy(() => repositoryDocumentOf(repository), `repository ${shown(name)}`),
  };
}

/**
 * An analysis, ready to be written.
 * @throws {StorageError} `INVALID_INPUT` when it cannot be stored
 */
export function analysisRecordOf(analysis: RepositoryAnalysis): AnalysisRecord {
  return { analyzedAt: instantOf(analysis.analyzedAt, 'time of the analysis'), document: jsonOf(analysis, 'analysis') };
}

/** The repository that was stored. */
export function storedRepositoryOf(
  userId: string,
  row: { scanId: string; selected: boolean; document: string; analysis: AnalysisRecord | null },
): StoredRepository {
  return {
    ...repositoryOfDocument(JSON.parse(row.document) as RepositoryDocument),
    userId,
    scanId: row.scanId,
    selected: row.selected,
    analysis: row.analysis === null ? null : (JSON.parse(row.analysis.document) as RepositoryAnalysis),
  };
}

/** What `ScanStore.updateRepositoryAnalysis` rejects with when there is nothing to add the analysis to. */
export function repositoryNotFound(nameWithOwner: string): StorageError {
  return new StorageError(`The repository ${shown(nameWithOwner)} is not stored for this user.`, {
    code: 'NOT_FOUND',
    hint: 'Scan its account first.',
    input: nameWithOwner,
  });
}
