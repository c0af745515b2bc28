import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';
import type { Library } from './library.js';

/** A file of a program: its path in the repository, and its syntax under the name that the program knows it by. */
export interface ProgramFile {
  path: string;
  source: ts.SourceFile;
}

/** A checker over files in memory. */
export interface ScriptProgram {
  checker: ts.TypeChecker;
  /** The path in the repository of a file of the program, or `null`: it is of the platform. */
  pathOf: (file: ts.SourceFile) => string | null;
}

/** Where an import of a file leads, or `null`: out of the repository. */
export type ResolveImport = (from: string, specifier: string) => string | null;

/** The name that a program knows the file of a number by: no path of a repository is trusted to be one. */
export function programName(number: number, kind: 'ts' | 'tsx' | 'jsx' | 'd.ts'): string {
  return `/${String(number)}.${kind}`;
}

/** Makes a program of files that were parsed already. It reads nothing: imports lead where the linker says. */
export function createScriptProgram(compiler: Compiler, library: Library, files: readonly ProgramFile[], resolve: ResolveImport): ScriptProgram {
  const byName = new Map(files.map((file) => [file.source.fileName, file]));
  const nameOf = new Map(files.map(({ path, source }) => [path, source.fileName]));
  const extensions: Record<string, ts.Extension> = { ts: compiler.Extension.Ts, tsx: compiler.Extension.Tsx, jsx: compiler.Extension.Jsx };

  const resolvedModule = (from: string, specifier: string): ts.ResolvedModuleWithFailedLookupLocations => {
    const path = resolve(byName.get(from)?.path ?? '', specifier);
    const name = path === null ? undefined : nameOf.get(path);
    if (name === undefined) return { resolvedModule: undefined };
    const extension = name.endsWith('.d.ts') ? compiler.Extension.Dts : (extensions[name.slice(name.lastIndexOf('.') + 1)] ?? compiler.Extension.Ts);
    return { resolvedModule: { resolvedFileName: name, extension, isExternalLibraryImport: false } };
  };

  const host: ts.CompilerHost = {
    getSourceFile: (name) => byName.get(name)?.source ?? library.file(name),
    getDefaultLibFileName: (options) => `${library.folder}/${compiler.getDefaultLibFileName(options)}`,
    getDefaultLibLocation: () => library.folder,
    writeFile: () => undefined,
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    fileExists: (name) => byName.has(name),
    readFile: () => undefined,
    directoryExists: () => false,
    getDirectories: () => [],
    resolveModuleNameLiterals: (literals, from) => literals.map(({ text }) => resolvedModule(from, text)),
    resolveTypeReferenceDirectiveReferences: (references) => references.map(() => ({ resolvedTypeReferenceDirective: undefined })),
  };
  const program = compiler.createProgram({
    rootNames: [...byName.keys()],
    options: {
      target: compiler.ScriptTarget.ESNext,
      module: compiler.ModuleKind.ESNext,
      moduleResolution: compiler.ModuleResolutionKind.Bundler,
      moduleDetection: compiler.ModuleDetectionKind.Force,
      allowJs: true,
      checkJs: false,
      strict: true,
      noEmit: true,
      // Without the browser's, which are three quarters of them and would take longer to bind than most repositories.
      lib: ['lib.esnext.d.ts'],
      types: [],
      jsx: compiler.JsxEmit.Preserve,
      experimentalDecorators: true,
      esModuleInterop: true,
      maxNodeModuleJsDepth: 0,
    },
    host,
  });
  return { checker: program.getTypeChecker(), pathOf: (file) => byName.get(file.fileName)?.path ?? null };
}
