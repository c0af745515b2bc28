import type { ImportStatement, ParsedSource } from '@reposcan/core';
import type ts from 'typescript';
import type { LanguageParser, ParsedFile } from '../language-parser.js';
import { loadCompiler, type Compiler } from './compiler.js';
import { componentScript, isComponent } from './component-script.js';
import { collectExports } from './export-collector.js';
import { importCandidates, someInDocumentation } from './import-candidates.js';
import { collectImports } from './import-collector.js';
import { readImportHeader } from './import-header.js';
import { collectSymbols } from './symbol-collector.js';

/** TypeScript and JavaScript, also inside of Vue, Svelte and Astro components, by the TypeScript compiler: syntax only, no types. */
export const typescriptParser: LanguageParser = createTypescriptParser();

function createTypescriptParser(): LanguageParser {
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
      const header = readImportHeader(isComponent(file.language) ? componentScript(text, file.language).text : text);
      if (header !== null || compiler === null) return header;
      const source = parseFile(compiler, text, file);
      return collectImports(compiler, source, importCandidates(source.text));
    },
  };
}

function parseFile(compiler: Compiler, text: string, { path, language }: ParsedFile): ts.SourceFile {
  const { ScriptKind, ScriptTarget, JSDocParsingMode } = compiler;
  const component = isComponent(language) ? componentScript(text, language) : null;
  const script = component?.text ?? text;
  const isJavaScript = language === 'JavaScript';
  // JavaScript may have markup in any file; TypeScript could not tell it from its old assertions.
  const kind = isJavaScript ? ScriptKind.JSX : language === 'TSX' || component?.isJsx === true ? ScriptKind.TSX : ScriptKind.TS;
  const jsDocParsingMode = isJavaScript && someInDocumentation(script, importCandidates(script)) ? JSDocParsingMode.ParseAll : JSDocParsingMode.ParseNone;
  return compiler.createSourceFile(path, script, { languageVersion: ScriptTarget.Latest, jsDocParsingMode }, false, kind);
}

/** The compiler keeps them with the file, but declares only the way to them that makes a program of it. */
function hasSyntaxErrors({ parseDiagnostics = [] }: ts.SourceFile & { parseDiagnostics?: readonly unknown[] }): boolean {
  return parseDiagnostics.length > 0;
}
