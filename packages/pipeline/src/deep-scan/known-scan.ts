import type { RepositoryScan } from '@reposcan/core';
import type { ScanStore } from '@reposcan/storage';
import type { DeepScanStage } from './deep-scan-stages.js';

/** What a stored report must be, to answer a scan. */
export interface KnownScanQuery {
  userId: string;
  location: string;
  commit: string;
  recipe: string;
  stages: readonly DeepScanStage[];
  history: boolean;
}

/** The stored report of a commit that has all that is asked for, or `null`. */
export async function findKnownScan(storage: ScanStore, { userId, location, commit, recipe, stages, history }: KnownScanQuery): Promise<RepositoryScan | null> {
  const scan = await storage.findRepositoryScan(userId, location, { commit, recipe });
  if (scan === null) return null;
  const complete =
    (!stages.includes('extracting') || scan.skeletons !== null) &&
    (!stages.includes('graphing') || scan.importGraph !== null) &&
    (!stages.includes('graphing') || !history || scan.history !== null) &&
    (!stages.includes('call_graph') || scan.callGraph !== null) &&
    // A model that could not be asked then may be asked now.
    (!stages.includes('summarizing') || scan.summary?.fallback === null);
  return complete ? scan : null;
}
