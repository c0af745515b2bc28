import { directoryOf, nameOf, resolvePath } from '../tree/tree-path.js';
import type { ReferenceContext } from './reference-context.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

/** An import that names a path or a dotted module; group 1 or 2 is the name. */
interface PathSyntax {
  languages: readonly string[];
  pattern: RegExp;
  /** Added to the name, tried in order. */
  endings: readonly string[];
  /** Dots separate folders: `A.B` is `A/B`. */
  dotted?: boolean;
}

const syntaxes: readonly PathSyntax[] = [
  { languages: ['Dart'], pattern: /^[ \t]*(?:import|export|part)[ \t]+(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')/gm, endings: [''] },
  { languages: ['Zig'], pattern: /@import\("([^"\n]{1,300})"\)/g, endings: [''] },
  { languages: ['Solidity'], pattern: /^[ \t]*import\b[^"'\n]{0,300}(?:"([^"\n]{1,300})"|'([^'\n]{1,300})')/gm, endings: [''] },
  { languages: ['Protocol Buffer'], pattern: /^[ \t]*import[ \t]+(?:public[ \t]+)?"([^"\n]{1,300})"/gm, endings: [''] },
  { languages: ['Shell'], pattern: /^[ \t]*(?:\.|source)[ \t]+["']?(?:\$\{?\w+\}?\/)?([\w./-]{1,300})/gm, endings: ['', '.sh'] },
  { languages: ['SCSS', 'Sass', 'Less', 'CSS'], pattern: /@(?:import|use|forward)[ \t]+(?:url\()?["']([^"'\n]{1,300})["']/g, endings: ['', '.scss', '.sass', '.less', '.css'] },
  { languages: ['Lua', 'Luau', 'Fennel'], pattern: /\brequire[ \t]*\(?[ \t]*["']([\w./-]{1,300})["']/g, endings: ['.lua', '/init.lua', '.fnl'], dotted: true },
  { languages: ['Haskell', 'PureScript', 'Elm', 'Idris', 'Agda', 'Lean 4'], pattern: /^import[ \t]+(?:qualified[ \t]+)?([A-Z][\w.]{0,300})/gm, endings: ['.hs', '.purs', '.elm', '.idr', '.agda', '.lean'], dotted: true },
  { languages: ['Perl'], pattern: /^[ \t]*(?:use|require)[ \t]+([A-Z]\w*(?:::\w+){0,10})/gm, endings: ['.pm'], dotted: true },
  { languages: ['Clojure'], pattern: /\[([a-z][\w.-]{1,200})[ \t]+:(?:as|refer)/g, endings: ['.clj', '.cljc', '.cljs'], dotted: true },
  { languages: ['Erlang'], pattern: /\b([a-z]\w{2,60}):[a-z]\w*\(/g, endings: ['.erl'] },
  { languages: ['Julia', 'R'], pattern: /\b(?:include|source)\([ \t]*["']([^"'\n]{1,300})["']/g, endings: [''] },
  { languages: ['HCL', 'Nix'], pattern: /(?:source[ \t]*=[ \t]*"|import[ \t]+|[ \t])(\.{1,2}\/[\w./-]{1,300})/g, endings: ['', '.nix', '/default.nix', '/main.tf'] },
  { languages: ['Nim', 'V', 'D', 'OCaml'], pattern: /^[ \t]*(?:import|require|open)[ \t]+"?([\w./]{1,300})/gm, endings: ['.nim', '.v', '.d', '.ml'], dotted: true },
  { languages: ['Common Lisp', 'Emacs Lisp'], pattern: /\(require[ \t]+'([\w-]{1,100})/g, endings: ['.el', '.lisp'] },
];

/** One finder per syntax whose imports are a path or spell one. */
export const pathReferences: readonly ReferenceFinder[] = syntaxes.map((syntax) => ({
  languages: new Set(syntax.languages),
  *find(path, text, context) {
    for (const name of new Set(captures(syntax.pattern, text))) {
      const target = resolve(path, name, syntax, context);
      if (target !== null) yield target;
    }
  },
}));

function resolve(from: string, name: string, { endings, dotted }: PathSyntax, { tree, packages }: ReferenceContext): string | null {
  const dart = /^package:(\w+)\/(.+)$/.exec(name);
  if (dart !== null) {
    const directory = packages.pub.get(dart[1] ?? '');
    const path = directory === undefined ? null : resolvePath(directory, `lib/${dart[2] ?? ''}`);
    return path !== null && tree.hasFile(path) ? path : null;
  }
  const reference = dotted === true ? name.replace(/::|\.(?!\/|\.)/g, '/') : name;
  for (const ending of endings) {
    const beside = resolvePath(directoryOf(from), reference + ending);
    if (beside !== null && tree.hasFile(beside)) return beside;
    // Style sheets write `_name.scss` as `name`.
    const partial = beside === null ? null : [directoryOf(beside), `_${nameOf(beside)}`].filter((part) => part !== '').join('/');
    if (partial !== null && tree.hasFile(partial)) return partial;
  }
  for (const ending of endings) {
    const wanted = (resolvePath('', reference) ?? '') + ending;
    if (wanted === ending) continue;
    const candidates = tree.filesNamed(nameOf(wanted));
    const matching = candidates.length > 20 ? [] : candidates.filter((path) => `/${path}`.endsWith(`/${wanted}`));
    if (matching.length === 1) return matching[0] ?? null;
  }
  return null;
}
