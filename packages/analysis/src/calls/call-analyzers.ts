import type { CallAnalyzer } from './call-analyzer.js';

/** Every analyzer. Each language is claimed by one. */
export const callAnalyzers: readonly CallAnalyzer[] = [];
