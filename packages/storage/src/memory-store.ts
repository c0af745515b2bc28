import type { AccountProfile, ScanRun } from '@reposcan/core';
import { identifierOf, nameOf } from './input/identifier.js';
import { pageOf } from './listing/listing.js';
import { analysisListingOf, repositoryListingOf, type RepositoryPosition } from './listing/repository-listing.js';
import { runListingOf, type RunPosition } from './listing/run-listing.js';
import { accountScanRecordOf } from './record/account-scan-record.js';
import { cachedRepositoryRecordOf } from './record/cached-repository-record.js';
import {
  analysisRecordOf,
  repositoryNotFound,
  storedRepositoryOf,
  type AnalysisRecord,
  type RepositoryRecord,
} from './record/repository-record.js';
import { reportsPerLocation, repositoryScanOfDocument, repositoryScanRecordOf, type RepositoryScanRecord } from './record/repository-scan-record.js';
import { runRecordOf, targetKeyOf, type RunRecord } from './record/run-record.js';
import { scanCacheRecordOf, scanCachesPerUser, type ScanCacheRecord } from './record/scan-cache-record.js';
import type { CachedRepository, ScanStore } from './scan-store.js';
import { StorageError } from './storage-error.js';

/** What one user stored. Keys are names and ids in the form in which they are compared; values hold JSON, so that reading makes a copy. */
interface UserData {
  profiles: Map<string, string>;
  repositories: Map<string, RepositoryRecord & { account: string; scanId: string; analysis: AnalysisRecord | null }>;
  runs: Map<string, RunRecord>;
  reports: Map<string, RepositoryScanRecord>;
  caches: Map<string, ScanCacheRecord>;
}

/**
 * Keeps everything in this process, for tests and for scans that nobody needs to find again. It is also the contract in its plainest form:
 * the other adapters answer the same, behaviour for behaviour.
 */
export function createMemoryStore(): ScanStore {
  const users = new Map<string, UserData>();
  const clones = new Map<string, string>();
  let closed = false;

  function requireOpen(): void {
    if (closed) throw new StorageError('The store is closed.', { code: 'CLOSED', hint: 'Create a new one.' });
  }

  function dataOf(userId: string): UserData {
    requireOpen();
    const data = users.get(identifierOf(userId, 'user id')) ?? {
      profiles: new Map(),
      repositories: new Map(),
      runs: new Map(),
      reports: new Map(),
      caches: new Map(),
    };
    users.set(userId, data);
    return data;
  }

  return {
    // Everything that can be refused is refused while the record is made; only then is anything written.
    async saveAccountScan(userId, scan) {
      const { profiles, repositories, runs } = dataOf(userId);
      const { account, profile, run, complete, repositories: found } = accountScanRecordOf(userId, scan);

      profiles.set(account, profile);
      runs.set(run.id, run);
      if (complete) {
        const listed = new Set(found.map(({ name }) => name));
        for (const [name, row] of repositories) if (row.account === account && !listed.has(name)) repositories.delete(name);
      }
      for (const record of found) {
        const analysis = repositories.get(record.name)?.analysis ?? null;
        repositories.set(record.name, { ...record, account, scanId: run.id, analysis });
      }
    },

    async saveRepositoryScan(userId, scan) {
      const { runs, reports } = dataOf(userId);
      const record = repositoryScanRecordOf(userId, scan);
      runs.set(record.run.id, record.run);
      reports.set(record.run.id, record);
      const others = [...reports.values()].filter(({ location }) => location === record.location).sort((a, b) => byStart(moment(a.run), moment(b.run)));
      for (const { run } of others.slice(reportsPerLocation)) reports.delete(run.id);
    },

    async saveRun(run) {
      dataOf(run.userId).runs.set(run.id, runRecordOf(run));
    },

    async getProfile(userId, login) {
      const document = dataOf(userId).profiles.get(nameOf(login, 'login'));
      return document === undefined ? null : (JSON.parse(document) as AccountProfile);
    },

    async getRepository(userId, nameWithOwner) {
      const row = dataOf(userId).repositories.get(nameOf(nameWithOwner, 'name of the repository'));
      return row === undefined ? null : storedRepositoryOf(userId, row);
    },

    async listRepositories(userId, query) {
      const { repositories } = dataOf(userId);
      const listing = repositoryListingOf(userId, query);
      const { account, category, after } = listing;

      const rows = [...repositories.values()]
        .filter((row) => account === undefined || row.account === account)
        .filter((row) => category === undefined || row.category === category)
        .sort((a, b) => byScore(rank(a), rank(b)))
        .filter((row) => after === null || byScore(rank(row), after) > 0);
      return pageOf(listing, rows, rank, (row) => storedRepositoryOf(userId, row));
    },

    async listRepositoriesForAnalysis(userId, query) {
      const { repositories } = dataOf(userId);
      const { account, limit } = analysisListingOf(userId, query);
      return [...repositories.values()]
        .filter((row) => row.selected && (account === undefined || row.account === account))
        .filter(({ analysis, pushedAt }) => analysis === null || (pushedAt !== null && pushedAt > analysis.analyzedAt))
        .sort((a, b) => byScore(rank(a), rank(b)))
        .slice(0, limit)
        .map((row) => storedRepositoryOf(userId, row));
    },

    async getScanSummary(userId, login) {
      const target = nameOf(login, 'login');
      const [newest] = [...dataOf(userId).runs.values()]
        .filter((run) => run.kind === 'account-scan' && run.target === target && run.hasSummary)
        .sort((a, b) => byStart(moment(a), moment(b)));
      return newest === undefined ? null : (JSON.parse(newest.document) as ScanRun).summary;
    },

    async updateRepositoryAnalysis(userId, nameWithOwner, analysis) {
      const { repositories } = dataOf(userId);
      const name = nameOf(nameWithOwner, 'name of the repository');
      const record = analysisRecordOf(analysis);
      const row = repositories.get(name);
      if (row === undefined) throw repositoryNotFound(nameWithOwner);
      repositories.set(name, { ...row, analysis: record });
    },

    async getRun(userId, id) {
      const run = dataOf(userId).runs.get(identifierOf(id, 'run id'));
      return run === undefined ? null : (JSON.parse(run.document) as ScanRun);
    },

    async listRuns(userId, query) {
      const { runs } = dataOf(userId);
      const listing = runListingOf(userId, query);
      const { kind, target, status, after } = listing;

      const rows = [...runs.values()]
        .filter((run) => kind === undefined || run.kind === kind)
        .filter((run) => status === undefined || run.status === status)
        .filter((run) => target === undefined || run.target === targetKeyOf(run.kind, target))
        .sort((a, b) => byStart(moment(a), moment(b)))
        .filter((run) => after === null || byStart(moment(run), after) > 0);
      return pageOf(listing, rows, moment, (run) => JSON.parse(run.document) as ScanRun);
    },

    async getRepositoryScan(userId, id) {
      const report = dataOf(userId).reports.get(identifierOf(id, 'scan id'));
      return report === undefined ? null : repositoryScanOfDocument(report.document);
    },

    async findRepositoryScan(userId, location, { commit, recipe } = {}) {
      identifierOf(location, 'location');
      const [newest] = [...dataOf(userId).reports.values()]
        .filter((report) => report.location === location && (commit === undefined || report.commit === commit))
        .filter((report) => recipe === undefined || report.recipe === recipe)
        .sort((a, b) => byStart(moment(a.run), moment(b.run)));
      return newest === undefined ? null : repositoryScanOfDocument(newest.document);
    },

    async saveScanCache(userId, location, cache) {
      const { caches } = dataOf(userId);
      const record = scanCacheRecordOf(userId, location, cache);
      caches.set(location, record);
      const newestFirst = [...caches.values()].sort((a, b) => order(b.savedAt, a.savedAt) || order(b.location, a.location));
      for (const { location: oldest } of newestFirst.slice(scanCachesPerUser)) caches.delete(oldest);
    },

    async getScanCache(userId, location) {
      const cache = dataOf(userId).caches.get(identifierOf(location, 'location'));
      return cache === undefined ? null : { savedAt: cache.savedAt, document: cache.document };
    },

    async listCachedRepositories() {
      requireOpen();
      return [...clones].sort(([a], [b]) => order(a, b)).map(([, document]) => JSON.parse(document) as CachedRepository);
    },

    async putCachedRepository(repository) {
      requireOpen();
      const { key, document } = cachedRepositoryRecordOf(repository);
      clones.set(key, document);
    },

    async removeCachedRepository(key) {
      requireOpen();
      clones.delete(identifierOf(key, 'key of the clone'));
    },

    async close() {
      closed = true;
      users.clear();
      clones.clear();
    },
  };
}

function rank({ score, name }: RepositoryRecord): RepositoryPosition {
  return [score, name];
}

/** Highest score first, then by name. */
function byScore([scoreA, nameA]: RepositoryPosition, [scoreB, nameB]: RepositoryPosition): number {
  return scoreB - scoreA || order(nameA, nameB);
}

function moment({ startedAt, id }: RunRecord): RunPosition {
  return [startedAt, id];
}

/** Newest first, then highest id. */
function byStart([startedA, idA]: RunPosition, [startedB, idB]: RunPosition): number {
  return order(startedB, startedA) || order(idB, idA);
}

/** By code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
