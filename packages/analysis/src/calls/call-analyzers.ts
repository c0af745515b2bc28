import type { CallAnalyzer } from './call-analyzer.js';
import { pythonCalls } from './python/python-calls.js';
import { scriptCalls } from './script/script-calls.js';

/** Every analyzer. Each language is claimed by one. */
export const callAnalyzers: readonly CallAnalyzer[] = [pythonCalls, scriptCalls];
