import { createRequire } from 'node:module';
import type * as WebTreeSitter from 'web-tree-sitter';
import type { Node, Parser, Tree } from 'web-tree-sitter';
import { ParseTimeout } from '../parse-timeout.js';

type Runtime = typeof WebTreeSitter;

const require = createRequire(import.meta.url);

/** The WebAssembly runtime of this thread, shared by all grammars. `null` before it is needed, and after it broke. */
let runtime: Promise<Runtime> | null = null;

/** A grammar of tree-sitter. */
export interface Grammar {
  /** Loads it, once; again where the runtime broke meanwhile. */
  load(): Promise<void>;
  /** Gives the root of the text's syntax tree to `read`; the tree is gone afterwards. Throws `ParseTimeout` when the time is over. */
  read<Result>(text: string, isOver: (() => boolean) | undefined, read: (root: Node) => Result): Result;
}

/** A grammar by the name of its file in `@repomix/tree-sitter-wasms`. */
export function createGrammar(name: string): Grammar {
  let loaded: { runtime: Promise<Runtime>; parser: Parser } | null = null;
  return {
    async load() {
      const current = (runtime ??= startRuntime());
      if (loaded?.runtime === current) return;
      if (loaded !== null) discard(loaded.parser);
      loaded = null;
      const { Language, Parser: ParserOfRuntime } = await current;
      const language = await Language.load(require.resolve(`@repomix/tree-sitter-wasms/out/tree-sitter-${name}.wasm`));
      loaded = { runtime: current, parser: new ParserOfRuntime().setLanguage(language) };
    },
    read(text, isOver, read) {
      if (loaded === null) throw new Error(`The grammar ${name} was not loaded.`);
      const { parser } = loaded;
      let tree: Tree | null = null;
      try {
        tree = parser.parse(text, null, isOver === undefined ? {} : { progressCallback: () => isOver() });
        if (tree !== null) return read(tree.rootNode);
        parser.reset();
      } catch (error) {
        // What is left of a runtime after an abort or an overflow gives wrong answers: the next file gets a new one.
        runtime = null;
        loaded = null;
        discard(parser);
        throw error;
      } finally {
        if (tree !== null) discard(tree);
      }
      throw new ParseTimeout();
    },
  };
}

/** Loads the runtime anew: it keeps one instance a module, so the module itself is loaded again. What is broken is left to the garbage collector. */
async function startRuntime(): Promise<Runtime> {
  const path = require.resolve('web-tree-sitter');
  // oxlint-disable-next-line typescript/no-dynamic-delete -- the path is that of a module, and this is how Node forgets one
  delete require.cache[path];
  const fresh = require(path) as Runtime;
  const silent = (): void => undefined;
  await fresh.Parser.init({ print: silent, printErr: silent });
  return fresh;
}

/** Frees memory of the runtime now; left to a finalizer, a broken runtime would throw where nobody can catch it. */
function discard(held: { delete(): void }): void {
  try {
    held.delete();
  } catch {
    // The runtime is broken, and gone with everything in it.
  }
}
