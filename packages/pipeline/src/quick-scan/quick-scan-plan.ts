import { scoreRepositories, selectRepositories, summarizeScan, type ImportanceFormula, type SelectionOptions } from '@reposcan/core';
import type { ScanStore } from '@reposcan/storage';
import type { GithubPort } from '../ports.js';
import { stagePlan } from '../stages/stage-plan.js';
import { enrichCandidates, type EnrichPolicy } from './enrich-candidates.js';
import { enrichRepositories } from './enrich-repositories.js';
import { fetchSnapshot } from './fetch-snapshot.js';
import { accountScanOf } from './quick-scan-results.js';

/** Everything that one quick scan is made of. */
export interface QuickScanPlanOptions {
  id: string;
  login: string;
  token: string | undefined;
  userId: string;
  store: boolean;
  enrich: EnrichPolicy;
  maxEnrich: number;
  /** Milliseconds since the epoch: the moment that ages in the scores refer to. */
  now: number;
  /** `undefined`: core's default. */
  formula: ImportanceFormula | undefined;
  selection: SelectionOptions | undefined;
  github: GithubPort;
  storage: ScanStore;
}

/** The stages of a quick scan. Stored once, at the end: a scan is in the store with its best scores, or not at all. */
export function quickScanPlan(options: QuickScanPlanOptions) {
  const { id, userId, storage, enrich } = options;
  const scoring = { now: options.now, ...(options.formula === undefined ? {} : { formula: options.formula }) };

  return stagePlan()
    .required('fetching', {
      run: (_, stage) => fetchSnapshot(options, stage),
    })
    .required('scoring', {
      run: ({ fetching }, stage) => {
        const { repositories, warnings } = scoreRepositories(fetching.repositories, scoring);
        warnings.forEach((warning) => stage.warn(warning));
        return repositories;
      },
    })
    .optional('enriching', {
      // REST without a token cannot answer any of it; the snapshot's warnings already say so.
      when: ({ fetching, scoring: lean }) => fetching.source !== 'rest' && lean.some(enrichCandidates[enrich]),
      run: ({ scoring: lean }, stage) => enrichRepositories(lean, { ...options, scoring }, stage),
      onFailure: (reason) => ({
        code: 'ENRICH_INCOMPLETE',
        message: `No repository got a closer look, the scores are those of the cheap signals: ${reason}`,
      }),
    })
    .required('selecting', {
      run: ({ fetching: { totalRepositories, complete }, scoring: lean, enriching }) => ({
        ...selectRepositories(enriching ?? lean, options.selection),
        summary: summarizeScan(enriching ?? lean, { totalRepositories, complete }),
      }),
    })
    .optional('storing', {
      when: () => options.store,
      run: async (results, stage) => {
        await storage.saveAccountScan(userId, accountScanOf(id, results, stage.soFar()));
        return { userId, scanId: id };
      },
      onFailure: (reason) => ({ code: 'STORE_FAILED', message: `The scan is complete, but was not stored: ${reason}` }),
    });
}
