import type { CodeSymbol, ExportStatement, ImportKind, ImportStatement, ParsedSource } from '@reposcan/core';
import { plainLine } from './plain-line.js';

const maxSpecifier = 1000;
const maxName = 200;

/** What a parser found out about an import. */
export interface FoundImport {
  specifier: string;
  kind?: ImportKind;
  names?: readonly string[];
  typeOnly?: boolean;
  conditional?: boolean;
  system?: boolean;
  line: number;
}

/** Collects what is in one file. */
export interface SourceCollector {
  symbols: CodeSymbol[];
  import(found: FoundImport): void;
  /** Something offered that is not a symbol of the file. */
  export(name: string, line: number): void;
  packageName: string | null;
  /** In the order of the source. */
  result(syntaxErrors: boolean): ParsedSource;
}

/** Nothing yet. */
export function createSourceCollector(): SourceCollector {
  const imports: ImportStatement[] = [];
  const exports: ExportStatement[] = [];
  const symbols: CodeSymbol[] = [];
  const collector: SourceCollector = {
    symbols,
    packageName: null,
    import({ specifier, kind = 'import', names = [], typeOnly = false, conditional = false, system = false, line }) {
      const plain = plainLine(specifier, maxSpecifier);
      if (plain === '') return;
      imports.push({
        specifier: plain,
        kind,
        names: names.map((name) => plainLine(name, maxName)),
        typeOnly,
        line,
        ...(conditional ? { conditional: true as const } : {}),
        ...(system ? { system: true as const } : {}),
      });
    },
    export(name, line) {
      exports.push({ name: plainLine(name, maxName), typeOnly: false, line });
    },
    result(syntaxErrors) {
      const offered = symbols.filter(({ exported }) => exported).map(({ name, line }) => ({ name, typeOnly: false, line }));
      return {
        symbols,
        imports: imports.sort((one, other) => one.line - other.line),
        exports: distinct([...offered, ...exports]).sort((one, other) => one.line - other.line),
        packageName: collector.packageName === null ? null : plainLine(collector.packageName, maxName),
        syntaxErrors,
      };
    },
  };
  return collector;
}

/** Overloads and partial definitions offer one name. */
function distinct(exports: readonly ExportStatement[]): ExportStatement[] {
  const byName = new Map<string, ExportStatement>();
  for (const statement of exports) if (!byName.has(statement.name)) byName.set(statement.name, statement);
  return [...byName.values()];
}
