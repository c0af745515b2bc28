import type { RepositoryScan } from '@reposcan/core';

/** What a scan says of the code, and in words: each part, or `null` where its stage did not run or failed. */
export type ScannedCode = Pick<RepositoryScan, 'skeletons' | 'importGraph' | 'signals' | 'layers' | 'callGraph' | 'summary' | 'history'>;

/** The code of a scan. One that was stored before there were these parts has none of them. */
export function codeOf(scan: Partial<ScannedCode>): ScannedCode {
  const { skeletons = null, importGraph = null, signals = null, layers = null, callGraph = null, summary = null, history = null } = scan;
  return { skeletons, importGraph, signals, layers, callGraph, summary, history };
}
