import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectPhp } from './php-definitions.js';

/** PHP. */
export const phpParser = createTreeSitterParser({ language: 'PHP', grammar: 'php', version: 1, collect: collectPhp });
