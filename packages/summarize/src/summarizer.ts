import type { AnalysisCache, FileTree, RepositorySummary, SummaryUsage, Warning } from '@reposcan/core';
import { claimsOf } from './claims/sections.js';
import { layersDiagram } from './diagram/layers-diagram.js';
import { extractiveSummary, type Material, type SummaryText } from './extractive/extractive-summary.js';
import { gatherMaterial } from './material.js';
import { codePassages } from './model/code-passages.js';
import { docsPassages } from './model/docs-passages.js';
import { modelSummary, type ModelSummary } from './model/model-summary.js';
import { planQuestions } from './model/plan-questions.js';
import { promptVersion } from './model/prompts.js';
import { createTokenBudget } from './model/token-budget.js';
import { recipeOf } from './recipe.js';
import { checkedOptions, type CheckedOptions, type SummarizerOptions, type TokenPrices } from './summarizer-options.js';
import type { SummaryInput } from './summary-input.js';
import type { TextModel } from './text-model.js';

/** What one summary is told besides its input. */
export interface SummarizeStep {
  /** Answers of a model that are paid for are found and kept here. */
  cache?: AnalysisCache;
  signal?: AbortSignal;
  /** In questions to the model, and one step for reading. */
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** Summarises repositories. Holds no state: one summarizer serves any number of scans at the same time. */
export interface Summarizer {
  /** A summary of the commit. A model that fails costs its part of the text, not the summary. Rejects with the signal's reason on abort. */
  summarize(tree: FileTree, input: SummaryInput, options?: SummarizeStep): Promise<RepositorySummary & { warnings: Warning[] }>;
  /** Names what makes the summaries: version, model, prompts, limits. */
  readonly recipe: string;
}

/** How many documents are read, the most telling first: sentences are only taken from a few. */
const readDocuments = { byRules: 12, byModel: 30 };

/** A summarizer. Throws `INVALID_OPTIONS` for a limit that is not a positive whole number. */
export function createSummarizer(options: SummarizerOptions = {}): Summarizer {
  const checked = checkedOptions(options);
  const { model, maxInputTokens, maxOutputTokens, prices } = checked;
  return {
    recipe: recipeOf(model === undefined ? {} : { model: model.id, context: model.contextTokens, promptVersion, maxInputTokens, maxOutputTokens }),
    async summarize(tree, input, { cache, signal, onProgress } = {}) {
      signal?.throwIfAborted();
      const warnings: Warning[] = [];
      const { hostile, ...material } = await gatherMaterial(tree, input, { maxDocuments: model === undefined ? readDocuments.byRules : readDocuments.byModel, signal, warn: (warning) => warnings.push(warning) });
      const extractive = extractiveSummary(material);
      const usage: SummaryUsage = { requests: 0, inputTokens: 0, outputTokens: 0, cachedAnswers: 0, cost: null };
      const summary =
        model === undefined ? { ...extractive, fallback: null } : await written(model, checked, { material, input, extractive, usage, cache, signal, onProgress });
      if (model === undefined) onProgress?.({ done: 1, total: 1 });
      return {
        ...summary,
        diagram: input.graph === null ? null : layersDiagram(input.graph.layers),
        model: model?.id ?? null,
        hostile,
        usage: { ...usage, cost: prices === undefined ? null : costOf(usage, prices) },
        warnings,
      };
    },
  };
}

interface Writing extends SummarizeStep {
  material: Material;
  input: SummaryInput;
  extractive: SummaryText;
  usage: SummaryUsage;
}

async function written(
  model: TextModel,
  { maxInputTokens, maxOutputTokens, concurrency, timeoutMs, totalTimeoutMs, clock, random }: CheckedOptions,
  { material, input, extractive, usage, cache, signal, onProgress }: Writing,
): Promise<ModelSummary> {
  const limits = { input: maxInputTokens, output: maxOutputTokens, contextTokens: model.contextTokens };
  const facts = claimsOf(extractive.code.sections).map(({ claim }) => claim);
  const plan = planQuestions(docsPassages(material.documents), codePassages(facts, input.observation, input.extraction), limits);
  if (plan === null) return { ...extractive, fallback: 'The limits on tokens leave no room for a question. Raise maxInputTokens and maxOutputTokens, or take a model with more context.' };
  const total = plan.docs.length + plan.code.length + 2;
  let done = 1;
  onProgress?.({ done, total });
  const asking = { model, budget: createTokenBudget(limits), usage, evidence: material.evidence, cache, clock, timeoutMs, endsAt: clock.now() + totalTimeoutMs, random, signal };
  return modelSummary(plan, extractive, {
    asking,
    concurrency,
    onAnswer: () => {
      done += 1;
      onProgress?.({ done, total });
    },
  });
}

/** In the currency of the prices. */
function costOf({ inputTokens, outputTokens }: SummaryUsage, { input, output }: TokenPrices): number {
  return (inputTokens * input + outputTokens * output) / 1e6;
}
