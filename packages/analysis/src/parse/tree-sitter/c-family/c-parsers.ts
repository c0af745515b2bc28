import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectC } from './c-definitions.js';

/** C. Prototypes are symbols as definitions are: a header consists of them. */
export const cParser = createTreeSitterParser({ language: 'C', grammar: 'c', version: 1, collect: collectC });

/** C++, where a definition outside its class bears the class's name: `Server::start`. */
export const cppParser = createTreeSitterParser({ language: 'C++', grammar: 'cpp', version: 1, collect: collectC });
