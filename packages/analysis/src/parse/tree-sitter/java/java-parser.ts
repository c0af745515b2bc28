import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectJava } from './java-definitions.js';

/** Java. */
export const javaParser = createTreeSitterParser({ language: 'Java', grammar: 'java', version: 1, collect: collectJava });
