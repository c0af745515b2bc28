import { createTreeSitterParser } from '../tree-sitter-parser.js';
import { collectRust } from './rust-definitions.js';

/** Rust. What `impl` blocks add to a type of the same file are its members. */
export const rustParser = createTreeSitterParser({ language: 'Rust', grammar: 'rust', version: 1, collect: collectRust });
