import type { CallCoverage, CallEdge, CallNode, EntryPoint, FileRole, ImportEdge } from '@reposcan/core';

/** A file whose calls are wanted. */
export interface CallFile {
  path: string;
  /** Display name, as in the observation. */
  language: string;
  role: FileRole;
  /** Object id of its content. */
  oid: string;
  /** Bytes. */
  size: number;
}

/** What an analyzer is given. Plain data: it crosses into a worker thread. */
export interface CallInput {
  /** The files of the analyzer's languages, by path. */
  files: readonly CallFile[];
  /** Every path of the commit, sorted. */
  paths: readonly string[];
  /** The imports between these files, as the linker of their language resolved them: `specifiers` of `from` lead to `to`. */
  imports: readonly ImportEdge[];
  entryPoints: readonly EntryPoint[];
  /** The texts that it asked for with `wants`, by path; one that could not be read is missing. */
  texts: ReadonlyMap<string, string>;
  /** What it kept at an earlier analysis, by path: only where `keepKey` is still the same. */
  kept: ReadonlyMap<string, unknown>;
}

/** What an analyzer gives. Plain data as well. */
export interface CallAnalysis {
  nodes: CallNode[];
  edges: CallEdge[];
  coverage: CallCoverage[];
  failed: { path: string; reason: string }[];
  /** What it wants to find in `kept` next time, by path: JSON. */
  keep: Map<string, unknown>;
}

/**
 * Finds the calls of one family of languages. Explicitly listed in `call-analyzers.ts`. Deterministic: the same files give the same analysis, whatever was kept.
 */
export interface CallAnalyzer {
  id: 'python' | 'script';
  /** Display names, as in the observation. */
  languages: readonly string[];
  /** Raise it when what is kept changes its shape or meaning. */
  version: number;
  /** The name under which the facts of a file are kept: what they depend on besides the version. Where they depend on its content alone, that is its `oid`. */
  keepKey: (file: CallFile, input: Pick<CallInput, 'files' | 'imports'>) => string;
  /** Which texts it needs, given what is kept. */
  wants: (input: Omit<CallInput, 'texts'>) => readonly string[];
  /**
   * Runs in a worker thread, where blocking costs nobody. Texts are hostile: a file that fails is listed in `failed` and costs nothing else, and every
   * loop has a bound. What is beyond a budget gets a lesser method, which its coverage names with the reason.
   */
  analyze: (input: CallInput) => Promise<CallAnalysis>;
}
