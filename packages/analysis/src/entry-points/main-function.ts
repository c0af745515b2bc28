import type { EntryPoint } from '@reposcan/core';
import type { EntryPointFinder } from './entry-point-finder.js';

/** What a program's start looks like in one language. */
interface MainSyntax {
  languages: readonly string[];
  pattern: RegExp;
  kind: EntryPoint['kind'];
  evidence: string;
  /** Files that are looked into; all of the language where absent. */
  paths?: RegExp;
}

const syntaxes: readonly MainSyntax[] = [
  { languages: ['Java', 'Kotlin'], pattern: /^[ \t]*@SpringBootApplication\b/m, kind: 'server', evidence: '@SpringBootApplication' },
  { languages: ['Java'], pattern: /^[ \t]*@QuarkusMain\b/m, kind: 'server', evidence: '@QuarkusMain' },
  { languages: ['Java'], pattern: /\bpublic[ \t]+static[ \t]+(?:final[ \t]+)?void[ \t]+main[ \t]*\(/, kind: 'main', evidence: 'public static void main' },
  { languages: ['Kotlin'], pattern: /^(?:suspend[ \t]+)?fun[ \t]+main[ \t]*\(/m, kind: 'main', evidence: 'fun main' },
  { languages: ['Scala'], pattern: /\bobject[ \t]+\w+[ \t]+extends[ \t]+(?:App|IOApp|ZIOAppDefault)\b|\bdef[ \t]+main[ \t]*\([ \t]*args\b|^[ \t]*@main\b/m, kind: 'main', evidence: 'main of a Scala object' },
  { languages: ['C#'], pattern: /\bstatic[ \t]+(?:async[ \t]+)?(?:void|int|Task(?:<int>)?)[ \t]+Main[ \t]*\(/, kind: 'main', evidence: 'static Main' },
  { languages: ['C#'], pattern: /\b(?:WebApplication|Host|DistributedApplication|WebAssemblyHostBuilder|MauiApp)\.Create\w*\b/, kind: 'server', evidence: 'top-level statements', paths: /(?:^|\/)(?:Program|MauiProgram)\.cs$/ },
  { languages: ['F#'], pattern: /\[<EntryPoint>\]/, kind: 'main', evidence: '[<EntryPoint>]' },
  { languages: ['C', 'C++', 'Objective-C', 'Objective-C++'], pattern: /^(?:extern[ \t]+"C"[ \t]+)?(?:int|void|auto)[ \t\r\n]+(?:\w{1,30}[ \t]+)?w?main[ \t]*\(/m, kind: 'main', evidence: 'main()' },
  { languages: ['Swift'], pattern: /^[ \t]*@(?:main|UIApplicationMain|NSApplicationMain)\b/m, kind: 'main', evidence: '@main' },
  { languages: ['Dart'], pattern: /^(?:void|Future<void>|Future)?[ \t]*main[ \t]*\(/m, kind: 'main', evidence: 'main()', paths: /(?:^|\/)(?:lib\/main\w*|bin\/\w+)\.dart$/ },
  { languages: ['Zig'], pattern: /^pub[ \t]+fn[ \t]+main[ \t]*\(/m, kind: 'main', evidence: 'pub fn main' },
  { languages: ['Haskell'], pattern: /^main[ \t]*::/m, kind: 'main', evidence: 'main ::' },
  { languages: ['D'], pattern: /^(?:int|void)[ \t]+main[ \t]*\(/m, kind: 'main', evidence: 'main()' },
  { languages: ['V'], pattern: /^fn[ \t]+main[ \t]*\(/m, kind: 'main', evidence: 'fn main' },
  { languages: ['Elixir'], pattern: /^[ \t]*use[ \t]+Application\b/m, kind: 'main', evidence: 'use Application' },
  { languages: ['Crystal'], pattern: /\.run[ \t]*(?:\(|$)/m, kind: 'main', evidence: 'src/cli.cr', paths: /^src\/cli\.cr$/ },
  // A module of a package that may also be run is not where the program begins: only scripts beside the packages count.
  { languages: ['Python'], pattern: /^if[ \t]+__name__[ \t]*==[ \t]*["']__main__["']/m, kind: 'main', evidence: "if __name__ == '__main__'", paths: /^(?:bin\/)?[^/]+\.py$/ },
];

/** Files that hold the `main` of their language. */
export const mainFunctionFinder: EntryPointFinder = {
  name: 'main function',
  contentOnly: true,
  reads: ({ path, role, language }) => role === 'source' && syntaxes.some((syntax) => concerns(syntax, path, language)),
  *find({ path, language }, text) {
    const found = syntaxes.find((syntax) => concerns(syntax, path, language) && syntax.pattern.test(text.bytes));
    if (found !== undefined) yield { path, kind: found.kind, evidence: found.evidence };
  },
};

function concerns({ languages, paths }: MainSyntax, path: string, language: string | null): boolean {
  return language !== null && languages.includes(language) && (paths === undefined || paths.test(path));
}

/** `package main` with `func main` of Go. */
export const goMainFinder: EntryPointFinder = {
  name: 'Go main package',
  contentOnly: true,
  reads: ({ language, role }) => language === 'Go' && role === 'source',
  *find({ path }, text) {
    if (!/^package[ \t]+main\b/m.test(text.bytes) || !/^func[ \t]+main[ \t]*\(/m.test(text.bytes)) return;
    yield { path, kind: 'bin', evidence: 'package main, func main' };
  },
};

/** The file of a Go module that is named like the module: where its package begins for readers. */
export const goModuleFinder: EntryPointFinder = {
  name: 'go.mod',
  reads: ({ name, role }) => name === 'go.mod' && role === 'build',
  *find({ path }, text, tree) {
    const module = /^module[ \t]+"?([^\s"]{1,300})/m.exec(text.bytes)?.[1];
    const parts = (module ?? '').split('/').filter((part) => !/^v\d+$/.test(part));
    const name = (parts.at(-1) ?? '').replace(/\.v\d+$/, '');
    const prefix = path.slice(0, -'go.mod'.length);
    const candidates = [name, name.replace(/^go-|[-.]go$/g, ''), 'doc'];
    const file = candidates.map((candidate) => `${prefix}${candidate}.go`).find((candidate) => tree.hasFile(candidate));
    if (module !== undefined && file !== undefined) yield { path: file, kind: 'export', evidence: `go.mod module ${module}` };
  },
};
