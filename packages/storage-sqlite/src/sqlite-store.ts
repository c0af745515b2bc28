import type { AccountProfile, RepositoryScan, ScanRun } from '@reposcan/core';
import type { SqliteOptions } from '@reposcan/sqlite';
import {
  accountScanRecordOf,
  analysisListingOf,
  analysisRecordOf,
  cachedRepositoryRecordOf,
  identifierOf,
  nameOf,
  pageOf,
  repositoryListingOf,
  repositoryNotFound,
  repositoryScanOfDocument,
  repositoryScanRecordOf,
  runListingOf,
  runRecordOf,
  scanCacheRecordOf,
  storedRepositoryOf,
  type CachedRepository,
  type RepositoryPosition,
  type RunPosition,
  type ScanStore,
  type StoredRepository,
} from '@reposcan/storage';
import { compiler as db } from './connection/query-compiler.js';
import { createStoreConnection } from './connection/store-connection.js';
import { deleteClone, selectClones, upsertClone } from './sql/clones.js';
import { textOf } from './sql/key.js';
import { selectProfile } from './sql/profiles.js';
import { deleteOldReports, selectNewestReport, selectReport, upsertReport } from './sql/reports.js';
import { selectForAnalysis, selectRepositories, selectRepository, updateAnalysis, type RepositoryRow } from './sql/repositories.js';
import { selectNewestSummary, selectRun, selectRuns, upsertRun, type RunRow } from './sql/runs.js';
import { deleteOldScanCaches, selectScanCache, upsertScanCache } from './sql/scan-caches.js';
import { writeAccountScan } from './write-account-scan.js';

/** Where and how to store. */
export type SqliteStoreOptions = SqliteOptions;

/**
 * A `ScanStore` in one SQLite file, for one machine and several processes.
 * @throws {StorageError} `INVALID_INPUT` for options that cannot be right; everything else shows on first use
 */
export function createSqliteStore(options: SqliteStoreOptions): ScanStore {
  const connection = createStoreConnection(options);

  // Input is checked and made into records before anything is awaited: what the caller changes afterwards is not stored.
  return {
    async saveAccountScan(userId, scan) {
      const record = accountScanRecordOf(userId, scan);
      await connection.write((session) => writeAccountScan(session, userId, record));
    },

    async saveRepositoryScan(userId, scan) {
      const record = repositoryScanRecordOf(userId, scan);
      await connection.write((session) => {
        session.run(upsertRun(db, record.run));
        session.run(upsertReport(db, record));
        session.run(deleteOldReports(db, userId, record.location));
      });
    },

    async saveRun(run) {
      const record = runRecordOf(run);
      await connection.write((session) => session.run(upsertRun(db, record)));
    },

    async getProfile(userId, login) {
      const query = selectProfile(db, identifierOf(userId, 'user id'), nameOf(login, 'login'));
      return connection.read((session) => documentOf<AccountProfile>(session.first(query)));
    },

    async getRepository(userId, nameWithOwner) {
      const query = selectRepository(db, identifierOf(userId, 'user id'), nameOf(nameWithOwner, 'name of the repository'));
      return connection.read((session) => {
        const row = session.first(query);
        return row === undefined ? null : repositoryOf(userId, row);
      });
    },

    async listRepositories(userId, options) {
      const listing = repositoryListingOf(userId, options);
      const query = selectRepositories(db, listing);
      return connection.read((session) =>
        pageOf<RepositoryPosition, RepositoryRow, StoredRepository>(
          listing,
          session.all(query),
          ({ score, name }) => [score, textOf(name)],
          (row) => repositoryOf(userId, row),
        ),
      );
    },

    async listRepositoriesForAnalysis(userId, options) {
      const query = selectForAnalysis(db, analysisListingOf(userId, options));
      return connection.read((session) => session.all(query).map((row) => repositoryOf(userId, row)));
    },

    async getScanSummary(userId, login) {
      const query = selectNewestSummary(db, identifierOf(userId, 'user id'), nameOf(login, 'login'));
      return connection.read((session) => documentOf<ScanRun>(session.first(query))?.summary ?? null);
    },

    async updateRepositoryAnalysis(userId, nameWithOwner, analysis) {
      const name = nameOf(nameWithOwner, 'name of the repository');
      const query = updateAnalysis(db, identifierOf(userId, 'user id'), name, analysisRecordOf(analysis));
      const updated = await connection.write((session) => session.run(query));
      if (updated === 0) throw repositoryNotFound(nameWithOwner);
    },

    async getRun(userId, id) {
      const query = selectRun(db, identifierOf(userId, 'user id'), identifierOf(id, 'run id'));
      return connection.read((session) => documentOf<ScanRun>(session.first(query)));
    },

    async listRuns(userId, options) {
      const listing = runListingOf(userId, options);
      const query = selectRuns(db, listing);
      return connection.read((session) =>
        pageOf<RunPosition, RunRow, ScanRun>(
          listing,
          session.all(query),
          ({ started_at, id }) => [started_at, textOf(id)],
          ({ document }) => JSON.parse(document) as ScanRun,
        ),
      );
    },

    async getRepositoryScan(userId, id) {
      const query = selectReport(db, identifierOf(userId, 'user id'), identifierOf(id, 'scan id'));
      return connection.read((session) => reportOf(session.first(query)));
    },

    async findRepositoryScan(userId, location, wanted = {}) {
      const query = selectNewestReport(db, identifierOf(userId, 'user id'), identifierOf(location, 'location'), wanted);
      return connection.read((session) => reportOf(session.first(query)));
    },

    async saveScanCache(userId, location, cache) {
      const record = scanCacheRecordOf(userId, location, cache);
      await connection.write((session) => {
        session.run(upsertScanCache(db, record));
        session.run(deleteOldScanCaches(db, userId));
      });
    },

    async getScanCache(userId, location) {
      const query = selectScanCache(db, identifierOf(userId, 'user id'), identifierOf(location, 'location'));
      return connection.read((session) => {
        const row = session.first(query);
        return row === undefined ? null : { savedAt: row.saved_at, document: textOf(row.document) };
      });
    },

    async listCachedRepositories() {
      const query = selectClones(db);
      return connection.read((session) => session.all(query).map(({ document }) => JSON.parse(document) as CachedRepository));
    },

    async putCachedRepository(repository) {
      const record = cachedRepositoryRecordOf(repository);
      await connection.write((session) => session.run(upsertClone(db, record)));
    },

    async removeCachedRepository(key) {
      const query = deleteClone(db, identifierOf(key, 'key of the clone'));
      await connection.write((session) => session.run(query));
    },

    close: () => connection.close(),
  };
}

function documentOf<T>(row: { document: string } | undefined): T | null {
  return row === undefined ? null : (JSON.parse(row.document) as T);
}

function reportOf(row: { document: string } | undefined): RepositoryScan | null {
  return row === undefined ? null : repositoryScanOfDocument(row.document);
}

function repositoryOf(userId: string, row: RepositoryRow): StoredRepository {
  return storedRepositoryOf(userId, {
    scanId: textOf(row.scan_id),
    selected: row.selected === 1,
    document: row.document,
    analysis: row.analysis === null || row.analyzed_at === null ? null : { analyzedAt: row.analyzed_at, document: row.analysis },
  });
}
