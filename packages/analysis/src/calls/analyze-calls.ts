import { plainText } from '@reposcan/core';
import type { CallAnalysis, CallAnalyzer, CallInput } from './call-analyzer.js';

/** What an analyzer gave, or why it gave nothing. */
export type CallOutcome = { analysis: CallAnalysis } | { reason: string };

/** Runs an analyzer in this thread. Never rejects: what it throws is the outcome. What it kept anew is what it was given no longer. */
export async function analyzeCalls(analyzer: CallAnalyzer, input: CallInput): Promise<CallOutcome> {
  try {
    const analysis = await analyzer.analyze(input);
    // What was known already is known to the caller: between threads it would be copied twice.
    const keep = new Map([...analysis.keep].filter(([path, facts]) => input.kept.get(path) !== facts));
    return { analysis: { ...analysis, keep } };
  } catch (error) {
    if (error instanceof RangeError) return { reason: 'its sources are nested too deeply' };
    return { reason: error instanceof Error ? plainText(error.message, 200) : 'unknown error' };
  }
}
