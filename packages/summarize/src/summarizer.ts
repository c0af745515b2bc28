import type { AnalysisCache, FileTree, RepositorySummary, Warning } from '@reposcan/core';
import { layersDiagram } from './diagram/layers-diagram.js';
import { extractiveSummary } from './extractive/extractive-summary.js';
import { gatherMaterial } from './material.js';
import { recipeOf } from './recipe.js';
import type { SummaryInput } from './summary-input.js';

/** What one summary is told besides its input. */
export interface SummarizeStep {
  /** Answers of a model that are paid for are found and kept here. */
  cache?: AnalysisCache;
  signal?: AbortSignal;
  onProgress?: (progress: { done: number; total: number }) => void;
}

/** Summarises repositories. Holds no state: one summarizer serves any number of scans at the same time. */
export interface Summarizer {
  /** A summary of the commit. A model that fails costs its part of the text, not the summary. Rejects with the signal's reason on abort. */
  summarize(tree: FileTree, input: SummaryInput, options?: SummarizeStep): Promise<RepositorySummary & { warnings: Warning[] }>;
  /** Names what makes the summaries: version, model, prompts, limits. */
  readonly recipe: string;
}

/** A summarizer. */
export function createSummarizer(): Summarizer {
  return {
    recipe: recipeOf({}),
    async summarize(tree, input, { signal, onProgress } = {}) {
      const warnings: Warning[] = [];
      onProgress?.({ done: 0, total: 1 });
      const { hostile, ...material } = await gatherMaterial(tree, input, { signal, warn: (warning) => warnings.push(warning) });
      const summary = extractiveSummary(material);
      onProgress?.({ done: 1, total: 1 });
      return {
        ...summary,
        diagram: input.graph === null ? null : layersDiagram(input.graph.layers),
        model: null,
        fallback: null,
        hostile,
        usage: { requests: 0, inputTokens: 0, outputTokens: 0, cachedAnswers: 0, cost: null },
        warnings,
      };
    },
  };
}
