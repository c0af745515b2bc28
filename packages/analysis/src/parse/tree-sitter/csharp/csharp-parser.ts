import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectCSharp } from './csharp-definitions.js';

/** C#. */
export const csharpParser = createTreeSitterParser({ language: 'C#', grammar: 'c_sharp', version: 1, collect: collectCSharp });
