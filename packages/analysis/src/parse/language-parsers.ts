import type { LanguageParser } from './language-parser.js';
import { cParser, cppParser } from './tree-sitter/c-family/c-parsers.js';
import { csharpParser } from './tree-sitter/csharp/csharp-parser.js';
import { goParser } from './tree-sitter/go/go-parser.js';
import { javaParser } from './tree-sitter/java/java-parser.js';
import { phpParser } from './tree-sitter/php/php-parser.js';
import { pythonParser } from './tree-sitter/python/python-parser.js';
import { rubyParser } from './tree-sitter/ruby/ruby-parser.js';
import { rustParser } from './tree-sitter/rust/rust-parser.js';
import { typescriptParser } from './typescript/typescript-parser.js';

/** Every parser. Each language is claimed by one. */
export const languageParsers: readonly LanguageParser[] = [typescriptParser, pythonParser, goParser, javaParser, rustParser, rubyParser, phpParser, csharpParser, cParser, cppParser];
