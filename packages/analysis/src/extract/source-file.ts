import type { TreeEntry } from '@reposcan/core';
import type { ParsedFile, LanguageParser } from '../parse/language-parser.js';

/** A file whose skeleton is wanted. */
export interface SourceFile extends ParsedFile {
  entry: TreeEntry;
  parser: LanguageParser;
}
