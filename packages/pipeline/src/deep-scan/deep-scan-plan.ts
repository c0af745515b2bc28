import type { ScanStore } from '@reposcan/storage';
import type { AnalysisPort, GitPort } from '../ports.js';
import { stagePlan } from '../stages/stage-plan.js';
import { repositoryScanOf } from './deep-scan-results.js';
import type { DeepScanTarget } from './deep-scan-target.js';

/** Everything that one deep scan is made of. */
export interface DeepScanPlanOptions {
  id: string;
  target: DeepScanTarget;
  userId: string;
  store: boolean;
  git: GitPort;
  analysis: AnalysisPort;
  storage: ScanStore;
}

/** The stages of a deep scan. Whatever opening the repository made is removed when the scan ends. */
export function deepScanPlan({ id, target, userId, store, git, analysis, storage }: DeepScanPlanOptions) {
  return stagePlan()
    .required('cloning', {
      run: async (_, stage) => {
        const opened = await git.open(target, {
          signal: stage.signal,
          onProgress: ({ phase, percent }) =>
            stage.progress({ done: percent ?? 0, total: percent === null ? null : 100, unit: 'percent', label: phase }),
        });
        stage.defer(() => opened.close());
        opened.warnings.forEach((warning) => stage.warn(warning));
        return opened;
      },
      show: ({ identity }) => identity,
    })
    .required('observing', {
      run: async ({ cloning }, stage) => {
        const observation = await analysis.observe(cloning.tree, {
          signal: stage.signal,
          onProgress: ({ done, total }) => stage.progress({ done, total, unit: 'files' }),
        });
        observation.warnings.forEach((warning) => stage.warn(warning));
        return observation;
      },
    })
    .optional('storing', {
      when: () => store,
      run: async (results, stage) => {
        await storage.saveRepositoryScan(userId, repositoryScanOf(id, results, stage.soFar()));
        return { userId, scanId: id };
      },
      onFailure: (reason) => ({ code: 'STORE_FAILED', message: `The scan is complete, but was not stored: ${reason}` }),
    });
}
