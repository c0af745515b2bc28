import type { RepositoryScan } from '@reposcan/core';
import type { ScanStore } from '@reposcan/storage';

/**
 * The report that an id means: that of a scan, which is the id of its job; else the newest of a repository, by `owner/name` where an account scan stored it, or by the URL that was scanned.
 */
export async function findReport(store: ScanStore, userId: string, id: string): Promise<RepositoryScan | null> {
  if (!id.includes('/')) return store.getRepositoryScan(userId, id);
  if (id.includes('://') || id.startsWith('/')) return store.findRepositoryScan(userId, id);
  const repository = await store.getRepository(userId, id);
  if (repository === null) return null;
  return repository.analysis === null ? store.findRepositoryScan(userId, repository.url) : store.getRepositoryScan(userId, repository.analysis.scanId);
}
