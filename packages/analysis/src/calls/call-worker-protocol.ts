import type { CallAnalysis, CallInput } from './call-analyzer.js';

/** What a worker is asked: once. */
export interface CallRequest {
  /** Which analyzer is to run. */
  id: string;
  input: CallInput;
}

/** What a worker says. */
export type CallAnswer =
  /** It is up: whatever befalls it from now on is a matter of what it was asked. */
  | { kind: 'ready' }
  | { kind: 'done'; analysis: CallAnalysis }
  | { kind: 'failed'; reason: string };
