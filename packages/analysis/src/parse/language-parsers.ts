import type { LanguageParser } from './language-parser.js';

/** Every parser. Each language is claimed by one. */
export const languageParsers: readonly LanguageParser[] = [];
