import type { LanguageParser } from './language-parser.js';
import { pythonParser } from './tree-sitter/python/python-parser.js';
import { typescriptParser } from './typescript/typescript-parser.js';

/** Every parser. Each language is claimed by one. */
export const languageParsers: readonly LanguageParser[] = [typescriptParser, pythonParser];
