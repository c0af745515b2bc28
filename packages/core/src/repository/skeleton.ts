/** What a symbol is, in the words of its language as far as they are shared. */
export type SymbolKind =
  | 'class'
  | 'interface'
  | 'enum'
  | 'struct'
  | 'trait'
  | 'type'
  | 'namespace'
  | 'function'
  | 'method'
  | 'constructor'
  | 'property'
  | 'constant'
  | 'variable'
  | 'macro';

/** A definition in a source file. Its texts are untrusted: plain, without control characters, bounded. */
export interface CodeSymbol {
  /** As written; `default` for an anonymous default export. */
  name: string;
  kind: SymbolKind;
  /** The declaration without its body, on one line, at most 300 characters. */
  signature: string;
  /** The first paragraph of its documentation, at most 500 characters, or `null`. */
  doc: string | null;
  /** Decorators, annotations and attributes as written, without `@` or `#[]`, each at most 100 characters. */
  decorators: string[];
  /** Visible outside its file by the rules of the language: exported, public, capitalised, not underscored. */
  exported: boolean;
  /** First line, counted from 1; decorators belong to it, the documentation does not. */
  line: number;
  endLine: number;
  /** What is defined inside it: methods, properties, inner classes; in the order of the source. */
  members: CodeSymbol[];
}

/** How an import is written. */
export type ImportKind =
  /** `import`, `use`, `using`, `from … import` */
  | 'import'
  /** `export … from` */
  | 're-export'
  /** `import()`, `importlib.import_module('…')` with a text */
  | 'dynamic'
  /** `require()`, `require_relative`, `require_once` */
  | 'require'
  /** `#include` */
  | 'include'
  /** `mod name;` of Rust: the file that belongs to this one */
  | 'module';

/** One import as it is written in a file; where it leads is a matter of linking. */
export interface ImportStatement {
  /**
   * As written: `./a.js`, `..pkg.mod`, `java.util.List`, `crate::a::b`, `"x.h"` as `x.h`. At most 1,000 characters. What is written in other words:
   * - Rust: one statement a leaf, `use a::{b, c as d}` is `a::b` and `a::c`, without names; `use a::*` is `a::*`. `mod x;` is `x`, within `mod o { … }` it is
   *   `o::x`, under `#[path = "y.rs"]` it is `y.rs` with the module (`x`, `o::x`) in `names`. `self` and `super` are as seen from the file, also within `mod o { … }`.
   * - Java: `import a.b.*` is `a.b.*`, `import static a.B.c` is `a.B.c`.
   * - Ruby: `require_relative 'x'` is `./x`. PHP: `__DIR__ . '/x.php'` is `./x.php`, `dirname(__DIR__) . '/x.php'` is `../x.php`.
   */
  specifier: string;
  kind: ImportKind;
  /** What is taken by name: `['default', 'useState']`, `['*']`; empty where the import names nothing. */
  names: string[];
  /** Gone at run time: `import type`, an import that only types use by its own words, `if TYPE_CHECKING:`. */
  typeOnly: boolean;
  /** Counted from 1. */
  line: number;
  /** Runs only under a condition or inside a function: a lazy import, one within `try`. Absent means no. */
  conditional?: true;
  /** `#include <…>`: looked for in the system's folders. Absent means no. */
  system?: true;
}

/** Something a file offers to others under a name. */
export interface ExportStatement {
  /** `default`, `*` for everything of another module, or the name. */
  name: string;
  /** Gone at run time. */
  typeOnly: boolean;
  line: number;
}

/** What a parser sees in one file. A pure function of the file's content, name and language. */
export interface ParsedSource {
  symbols: CodeSymbol[];
  imports: ImportStatement[];
  exports: ExportStatement[];
  /** The package or namespace that the file says it belongs to: Go, Java, PHP, C#. `null` elsewhere. */
  packageName: string | null;
  /** The parser met text that is not of the language and went on. */
  syntaxErrors: boolean;
}

/** The skeleton of one file. */
export interface FileSkeleton extends ParsedSource {
  path: string;
  language: string;
}

/** What extracting gives. */
export interface Extraction {
  /** By path. */
  skeletons: FileSkeleton[];
  /** Files that could not be parsed, and why. */
  failed: { path: string; reason: string }[];
}
