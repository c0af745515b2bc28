import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectRuby } from './ruby-definitions.js';

/** Ruby. */
export const rubyParser = createTreeSitterParser({ language: 'Ruby', grammar: 'ruby', version: 1, collect: collectRuby });
