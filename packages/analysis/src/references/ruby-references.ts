import { directoryOf, nameOf, resolvePath } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

const required = /^[ \t]*(?:require|require_relative|load|autoload[ \t]+:\w+,)[ \t]*\(?[ \t]*(?:"([^"\n]{1,200})"|'([^'\n]{1,200})')/gm;
const constant = /\b([A-Z]\w{1,60}(?:(?:::|\.)[A-Z]\w{1,60}){0,6})/g;

/** `require` of Ruby, and constants that are named like files, as Ruby on Rails and Elixir's Mix lay them out: `A::BigThing` is `a/big_thing.rb`. */
export const rubyReferences: ReferenceFinder = {
  languages: new Set(['Ruby', 'Elixir', 'Crystal', 'HTML+ERB', 'HTML+EEX']),
  *find(path, text, { tree }) {
    for (const name of captures(required, text)) {
      const beside = resolvePath(directoryOf(path), name);
      const target = firstWithExtension(beside, tree) ?? bySuffix(name, path, tree);
      if (target !== null) yield target;
    }
    for (const name of new Set(captures(constant, text, 5000))) {
      const target = bySuffix(underscored(name), path, tree);
      if (target !== null) yield target;
    }
  },
};

const extensions = ['.rb', '.ex', '.cr'];

function firstWithExtension(base: string | null, tree: TreeIndex): string | null {
  if (base === null) return null;
  return ['', ...extensions].map((extension) => base + extension).find((path) => tree.hasFile(path)) ?? null;
}

/** The file whose path ends so, below a folder that is on the load path: `lib`, or a folder of `app`. */
function bySuffix(name: string, from: string, tree: TreeIndex): string | null {
  for (const extension of extensions) {
    const candidates = tree.filesNamed(nameOf(name) + extension);
    if (candidates.length === 0 || candidates.length > 50) continue;
    const matching = candidates.filter((path) => isBelowLoadPath(path, name + extension));
    if (matching.length <= 1) {
      if (matching[0] !== undefined) return matching[0];
    } else {
      return matching.find((path) => directoryOf(path) === directoryOf(from)) ?? null;
    }
  }
  return null;
}

function isBelowLoadPath(path: string, suffix: string): boolean {
  if (path === suffix) return true;
  if (!path.endsWith(`/${suffix}`)) return false;
  const root = path.slice(0, -suffix.length - 1);
  return /(?:^|\/)(?:lib|src)$|(?:^|\/)app\/[\w-]+(?:\/concerns)?$/.test(root);
}

function underscored(name: string): string {
  return name
    .replace(/::|\./g, '/')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .toLowerCase();
}
