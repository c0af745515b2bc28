import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectPython } from './python-definitions.js';

/** Python. What is defined within a function is its own matter and no part of the skeleton; imports are found everywhere. */
export const pythonParser = createTreeSitterParser({ language: 'Python', grammar: 'python', version: 1, collect: collectPython });
