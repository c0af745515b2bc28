import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectGo } from './go-definitions.js';

/** Go. A method belongs to its type where both are in one file; its name alone stands for it elsewhere: `Server.Handle`. */
export const goParser = createTreeSitterParser({ language: 'Go', grammar: 'go', version: 1, collect: collectGo });
