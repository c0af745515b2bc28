import type { ScanStore } from '@reposcan/storage';
import type { Clock } from '../clock.js';
import { failureOf } from '../failure/failure.js';
import type { AnalysisPort, GitPort, OpenedRepository, SummarizerPort } from '../ports.js';
import type { Stage } from '../stages/stage.js';
import { stagePlan } from '../stages/stage-plan.js';
import { repositoryScanOf } from './deep-scan-results.js';
import type { DeepScanStage } from './deep-scan-stages.js';
import type { DeepScanTarget } from './deep-scan-target.js';
import { findKnownScan } from './known-scan.js';
import { scanCacheOf } from './scan-cache.js';

/** Everything that one deep scan is made of. */
export interface DeepScanPlanOptions {
  id: string;
  target: DeepScanTarget;
  userId: string;
  store: boolean;
  stages: readonly DeepScanStage[];
  history: boolean;
  refresh: boolean;
  git: GitPort;
  analysis: AnalysisPort;
  /** Without one the stage `summarizing` is left out. */
  summarizer: SummarizerPort | undefined;
  storage: ScanStore;
  clock: Clock;
}

/**
 * The stages of a deep scan. Where the store has a report of the same commit, it answers, and the stages after `preflight` are skipped. Whatever opening
 * the repository made is removed when the scan ends.
 */
export function deepScanPlan({ id, target, userId, store, stages: asked, history, refresh, git, analysis, summarizer, storage, clock }: DeepScanPlanOptions) {
  const recipe = recipeOf(analysis, summarizer);
  const stages = asked.filter((stage) => stage !== 'summarizing' || summarizer !== undefined);
  return stagePlan()
    .required('preflight', {
      run: async (_, stage) => {
        const { commit, branch, location, warnings } = await git.preflight(target, { signal: stage.signal });
        const known = store && !refresh ? await knownScan(stage, location, commit) : null;
        // Where the repository is opened afterwards, that says it again.
        if (known !== null) warnings.forEach((warning) => stage.warn(warning));
        return { commit, branch, location, known };
      },
      show: ({ commit, branch, location, known }) => ({ commit, branch, location, answeredBy: known?.id ?? null }),
    })
    .conditional('cloning', {
      when: ({ preflight }) => preflight.known === null,
      run: async (_, stage) => {
        const opened = await git.open(target, {
          signal: stage.signal,
          onProgress: ({ phase, percent }) =>
            stage.progress({ done: percent ?? 0, total: percent === null ? null : 100, unit: 'percent', label: phase }),
          strategy: history && stages.includes('graphing') ? 'history' : 'head',
        });
        stage.defer(() => opened.close());
        opened.warnings.forEach((warning) => stage.warn(warning));
        return opened;
      },
      show: ({ identity }) => identity,
    })
    .conditional('observing', {
      needs: ['cloning'],
      when: () => true,
      run: async ({ preflight, cloning }, stage) => {
        const cache = scanCacheOf(store ? await keptCache(stage, preflight.location) : null);
        const observation = await analysis.observe(cloning.tree, { ...stepOf(stage), cache });
        observation.warnings.forEach((warning) => stage.warn(warning));
        return { observation, cache };
      },
      show: ({ observation }) => observation,
    })
    .optional('extracting', {
      needs: ['cloning', 'observing'],
      when: () => stages.includes('extracting'),
      run: async ({ cloning, observing: { observation, cache } }, stage) => {
        const { warnings, ...extraction } = await analysis.extract(cloning.tree, observation, { ...stepOf(stage), cache });
        warnings.forEach((warning) => stage.warn(warning));
        return extraction;
      },
    })
    .optional('graphing', {
      needs: ['cloning', 'observing', 'extracting'],
      when: () => stages.includes('graphing'),
      run: async ({ cloning, observing, extracting }, stage) => {
        const commits = history ? await historyOf(cloning, stage) : null;
        const input = { observation: observing.observation, extraction: extracting, history: commits };
        const { warnings, ...graph } = await analysis.graph(cloning.tree, input, stepOf(stage));
        warnings.forEach((warning) => stage.warn(warning));
        return { ...graph, history: commits };
      },
    })
    .optional('call_graph', {
      needs: ['cloning', 'observing', 'extracting', 'graphing'],
      when: () => stages.includes('call_graph'),
      run: async ({ cloning, observing: { observation, cache }, extracting, graphing }, stage) => {
        const input = { observation, extraction: extracting, graph: graphing, history: graphing.history };
        const { warnings, ...calls } = await analysis.calls(cloning.tree, input, { ...stepOf(stage), cache });
        warnings.forEach((warning) => stage.warn(warning));
        return calls;
      },
    })
    .optional('summarizing', {
      needs: ['cloning', 'observing'],
      when: () => stages.includes('summarizing'),
      run: async ({ cloning, observing: { observation, cache }, extracting = null, graphing = null, call_graph: callGraph = null }, stage) => {
        // The stage does not run without one; its type cannot say so.
        if (summarizer === undefined) throw new TypeError('There is no summarizer.');
        const input = {
          repository: cloning.identity,
          observation: { ...observation, files: graphing?.files ?? observation.files },
          extraction: extracting,
          graph: graphing,
          callGraph,
          history: graphing?.history ?? null,
        };
        const { warnings, ...summary } = await summarizer.summarize(cloning.tree, input, { ...stepOf(stage, 'steps'), cache });
        warnings.forEach((warning) => stage.warn(warning));
        return summary;
      },
    })
    .optional('storing', {
      needs: ['cloning', 'observing'],
      when: () => store,
      run: async (results, stage) => {
        await storage.saveRepositoryScan(userId, repositoryScanOf(id, recipe, results, stage.soFar()));
        await keepCache(stage, results.preflight.location, results.observing.cache.toText());
        return { userId, scanId: id };
      },
      onFailure: (reason) => ({ code: 'STORE_FAILED', message: `The scan is complete, but was not stored: ${reason}` }),
    });

  /** A store that cannot answer costs time, not the scan. */
  async function knownScan(stage: Stage, location: string, commit: string) {
    try {
      return await findKnownScan(storage, { userId, location, commit, recipe, stages, history });
    } catch (error) {
      stage.warn({ code: 'CACHE_FAILED', message: `The store could not be asked for an earlier scan: ${failureOf(error).message}` });
      return null;
    }
  }

  async function keptCache(stage: Stage, location: string): Promise<string | null> {
    try {
      return (await storage.getScanCache(userId, location))?.document ?? null;
    } catch (error) {
      stage.warn({ code: 'CACHE_FAILED', message: `What the last scan kept could not be read: ${failureOf(error).message}` });
      return null;
    }
  }

  async function keepCache(stage: Stage, location: string, document: string): Promise<void> {
    try {
      await storage.saveScanCache(userId, location, { savedAt: new Date(clock.now()).toISOString(), document });
    } catch (error) {
      stage.warn({ code: 'CACHE_FAILED', message: `The scan was stored, but the next one will parse every file again: ${failureOf(error).message}` });
    }
  }
}

/** What makes the reports of an orchestrator: another analysis or summarizer makes others. */
export function recipeOf({ recipe }: Pick<AnalysisPort, 'recipe'>, summarizer: Pick<SummarizerPort, 'recipe'> | undefined): string {
  return summarizer === undefined ? recipe : `${recipe}+${summarizer.recipe}`;
}

/** History that cannot be read costs churn, not the graph. */
async function historyOf(repository: OpenedRepository, stage: Stage) {
  try {
    return await repository.history({ signal: stage.signal });
  } catch (error) {
    if (stage.signal.aborted) throw error;
    stage.warn({ code: 'PARTIAL_RESULT', message: `The history could not be read: ${failureOf(error).message}` });
    return null;
  }
}

function stepOf(stage: Stage, unit = 'files') {
  return {
    signal: stage.signal,
    onProgress: ({ done, total }: { done: number; total: number }) => stage.progress({ done, total, unit }),
  };
}
