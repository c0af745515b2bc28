import { createMemoryStore } from '@reposcan/storage';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../clock.js';
import { deepScanPlan } from '../deep-scan/deep-scan-plan.js';
import { deepScanStages } from '../deep-scan/deep-scan-stages.js';
import { createFakeAnalysis, createFakeGit, observationOf } from '../fixtures/fake-git.js';
import { createFakeGithub } from '../fixtures/fake-github.js';
import { octocat } from '../fixtures/octocat.js';
import { quickScanPlan } from '../quick-scan/quick-scan-plan.js';
import { deepScanSummaries, quickScanSummaries } from './stage-partials.js';

const base = { id: 'scan-1', userId: 'local', store: true, storage: createMemoryStore() };

describe('the summaries of the stages', () => {
  it('of a quick scan are those of its plan, in its order', () => {
    const github = createFakeGithub({ account: octocat });
    const options = { login: 'octocat', token: undefined, enrich: 'none', maxEnrich: 1, now: 0, formula: undefined, selection: undefined } as const;

    const plan = quickScanPlan({ ...base, ...options, github });

    expect(Object.keys(quickScanSummaries)).toEqual(plan.stages.map(({ name }) => name));
  });

  it('of a deep scan are those of its plan, in its order', () => {
    const options = { target: { path: '/x' }, stages: deepScanStages, history: true, refresh: false, clock: systemClock };

    const plan = deepScanPlan({ ...base, ...options, git: createFakeGit().port, analysis: createFakeAnalysis(), summarizer: undefined });

    expect(Object.keys(deepScanSummaries)).toEqual(plan.stages.map(({ name }) => name));
  });

  it('stay small, however large the repository', () => {
    const observation = observationOf();
    const [file] = observation.files;
    const [language] = observation.languages;
    if (file === undefined || language === undefined) throw new Error('The sample has no file.');
    const files = Array.from({ length: 100_000 }, () => file);
    const languages = Array.from({ length: 500 }, () => language);

    const summary = deepScanSummaries.observing(Object.assign(observation, { files, languages }));

    expect(JSON.stringify(summary).length).toBeLessThan(1_000);
    expect(summary.languages).toHaveLength(10);
  });
});
