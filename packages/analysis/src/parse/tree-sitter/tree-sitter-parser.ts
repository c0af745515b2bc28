import type { Node } from 'web-tree-sitter';
import type { LanguageParser } from '../language-parser.js';
import { createGrammar } from './grammar.js';
import { createSourceCollector, type SourceCollector } from './parsed-source.js';

/** What one language adds to the shared machinery. */
export interface LanguageRules {
  /** Display name, as in the observation. */
  language: string;
  /** Of `@repomix/tree-sitter-wasms`. */
  grammar: string;
  /** Raise it when what is collected changes. */
  version: number;
  collect: (root: Node, source: string, into: SourceCollector) => void;
}

/** A parser on a grammar of tree-sitter. */
export function createTreeSitterParser({ language, grammar: name, version, collect }: LanguageRules): LanguageParser {
  const grammar = createGrammar(name);
  return {
    languages: [language],
    version,
    load: () => grammar.load(),
    parse: (text, _file, isOver) =>
      grammar.read(text, isOver, (root) => {
        const collector = createSourceCollector();
        collect(root, text, collector);
        return collector.result(root.hasError);
      }),
  };
}
