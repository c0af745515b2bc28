import type { ParsedSource } from '@reposcan/core';

/** What a parser is told of a file besides its text. */
export interface ParsedFile {
  path: string;
  /** Display name, as in the observation. */
  language: string;
}

/** Reads the skeletons of one or several languages. Explicitly listed in `language-parsers.ts`. */
export interface LanguageParser {
  /** Display names, as in the observation: `TypeScript`, `TSX`, `JavaScript`. */
  languages: readonly string[];
  /** Raise it when its output changes: what was kept of an older version is not used. */
  version: number;
  /** Makes it ready: loads a grammar. Called once before the first `parse`. */
  load(): Promise<void>;
  /**
   * The skeleton of one file. Pure: the same text gives the same skeleton, whatever was parsed before. Text that is not of the language gives what
   * can be told, with `syntaxErrors`; it throws only where nothing can be told.
   */
  parse(text: string, file: ParsedFile): ParsedSource;
}
