import type { ImportStatement, ParsedSource } from '@reposcan/core';
import type ts from 'typescript';
import type { LanguageParser, ParsedFile } from '../language-parser.js';
import { loadSyntax, type Compiler } from './compiler.js';
import { componentScript, isComponent } from './component-script.js';
import { collectExports } from './export-collector.js';
import { importCandidates, someInDocumentation } from './import-candidates.js';
import { collectImports } from './import-collector.js';
import { readImports } from './import-reader.js';
import { collectSymbols } from './symbol-collector.js';

/** TypeScript and JavaScript, also inside of Vue, Svelte and Astro components, by the TypeScript compiler: syntax only, no types. */
export const typescriptParser: LanguageParser = createTypescriptParser(loadSyntax);

/** Such a parser with a compiler of its own. */
export function createTypescriptParser(loadCompiler: () => Promise<Compiler>): LanguageParser {
  let compiler: Compiler | null = null;

  const loaded = (): Compiler => {
    if (compiler === null) throw new TypeError('The TypeScript parser was used before load().');
    return compiler;
  };

  return {
    languages: ['TypeScript', 'TSX', 'JavaScript', 'Vue', 'Svelte', 'Astro'],
    version: 1,
    async load() {
      compiler ??= await loadCompiler();
    },
    parse(text, file): ParsedSource {
      const source = parseFile(loaded(), text, file);
      const { exports, names } = collectExports(loaded(), source);
      return {
        symbols: collectSymbols(loaded(), source, names),
        imports: collectImports(loaded(), source, importCandidates(source.text)),
        exports,
        packageName: null,
        syntaxErrors: hasSyntaxErrors(source),
      };
    },
    imports(text, file): ImportStatement[] | null {
      const { script, kind } = scriptOf(text, file);
      const read = readImports(script, { mayHaveMarkup: kind !== 'ts', readsDocumentation: kind === 'js' });
      if (read !== null || compiler === null) return read;
      return collectImports(compiler, parseFile(compiler, text, file), importCandidates(script));
    },
  };
}

function parseFile(compiler: Compiler, text: string, file: ParsedFile): ts.SourceFile {
  const { ScriptKind, ScriptTarget, JSDocParsingMode } = compiler;
  const { script, kind } = scriptOf(text, file);
  const scriptKind = kind === 'js' ? ScriptKind.JSX : kind === 'tsx' ? ScriptKind.TSX : ScriptKind.TS;
  const readsDocumentation = kind === 'js' && someInDocumentation(script, importCandidates(script));
  const jsDocParsingMode = readsDocumentation ? JSDocParsingMode.ParseAll : JSDocParsingMode.ParseNone;
  return compiler.createSourceFile(file.path, script, { languageVersion: ScriptTarget.Latest, jsDocParsingMode }, false, scriptKind);
}

/** What of a file is code, and how it is written. JavaScript may have markup anywhere; TypeScript could not tell it from its old assertions. */
function scriptOf(text: string, { language }: ParsedFile): { script: string; kind: 'ts' | 'tsx' | 'js' } {
  if (!isComponent(language)) return { script: text, kind: language === 'JavaScript' ? 'js' : language === 'TSX' ? 'tsx' : 'ts' };
  const { text: script, isJsx } = componentScript(text, language);
  return { script, kind: isJsx ? 'tsx' : 'ts' };
}

/** The compiler keeps them with the file, but declares only the way to them that makes a program of it. */
function hasSyntaxErrors({ parseDiagnostics = [] }: ts.SourceFile & { parseDiagnostics?: readonly unknown[] }): boolean {
  return parseDiagnostics.length > 0;
}
