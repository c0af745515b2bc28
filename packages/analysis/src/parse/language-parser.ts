import type { ImportStatement, ParsedSource } from '@reposcan/core';

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
  /** Makes it ready: loads a grammar. Called before `parse`, again and again: what is loaded answers at once, what broke is loaded anew. */
  load(): Promise<void>;
  /**
   * The skeleton of one file. Pure: the same text gives the same skeleton, whatever was parsed before. Text that is not of the language gives what
   * can be told, with `syntaxErrors`; it throws only where nothing can be told.
   * @param isOver whether the file's time is over. A parser that can asks now and then, and throws `ParseTimeout`; one that cannot is stopped with its worker.
   */
  parse(text: string, file: ParsedFile, isOver?: () => boolean): ParsedSource;
  /**
   * The imports alone, exactly those of `parse` and much sooner, for who wants only the import graph. Answers without `load` where it can, and with `null`
   * where it cannot; after `load` it always answers.
   */
  imports?(text: string, file: ParsedFile): ImportStatement[] | null;
}
