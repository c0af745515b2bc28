import { directoryOf, resolvePath } from '../../tree/tree-path.js';
import { createDeclarationIndex } from '../declaration-index.js';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, ImportTarget, LinkContext, Linker } from '../linker.js';
import { foldersUpward, isWithin, nearestFirst } from '../nearest.js';
import { createUnits } from '../unit-files.js';
import { composerRules, isComposerManifest, type AutoloadRule } from './composer-autoload.js';

/**
 * Imports of PHP. `use` leads to the file that declares the name, or to where the autoload rules of `composer.json` put it, and for a whole namespace to its
 * files; `include` and `require` lead to the file that their literal names.
 */
export const phpLinker: Linker = {
  languages: ['PHP'],
  reads: isComposerManifest,
  createResolver,
};

function createResolver(context: LinkContext): ImportResolver {
  // Names of classes and functions do not heed case.
  const declared = createDeclarationIndex(context.skeletons.values(), '\\', (name) => name.toLowerCase());
  const rules = composerRules(context);
  const units = createUnits((name) => declared.filesOf(name), (name) => name.slice(name.lastIndexOf('\\') + 1));
  const named = namespacesNamed(context);
  return (from, { specifier, kind }) => (kind === 'import' ? useTarget(from.path, specifier.replace(/^\\+/, '')) : includeTarget(from.path, specifier));

  function useTarget(from: string, name: string): ImportTarget {
    if (name === '') return ignored;
    const slash = name.lastIndexOf('\\');
    const [namespace, simple] = slash === -1 ? ['', name] : [name.slice(0, slash), name.slice(slash + 1)];
    const [declaring] = nearestFirst(from, declared.declaring(namespace, simple), (path) => path);
    if (declaring !== undefined) return toFiles(from, [declaring]);
    const autoload = autoloaded(from, name);
    if (autoload !== undefined) return toFiles(from, [autoload]);
    const files = units(name);
    if (files.length > 0) return toFiles(from, files);
    // A namespace that has only others within it.
    if (declared.hasWithin(name)) return ignored;
    if (slash === -1) return builtin(name);
    // `use GuzzleHttp\Promise as P` of a repository that declares other parts of GuzzleHttp.
    if (named.has(name.toLowerCase())) return external(libraryOf(`${name}\\`));
    if (declared.filesOf(namespace).length > 0) return unresolved('its namespace is here, and no file declares it');
    return external(libraryOf(name));
  }

  /** Where the rule of the longest prefix puts a name; of several such files the nearest. */
  function autoloaded(from: string, name: string): string | undefined {
    for (let prefix = name.toLowerCase(); prefix !== ''; ) {
      prefix = prefix.slice(0, Math.max(0, prefix.lastIndexOf('\\')));
      const found = (rules.get(prefix) ?? []).flatMap((rule) => fileOf(rule, name) ?? []);
      if (found.length > 0) return nearestFirst(from, found, (path) => path)[0];
    }
    return undefined;
  }

  function fileOf({ prefix, folder, standard }: AutoloadRule, name: string): string | null {
    const inside = standard === 'psr-4' && prefix !== '' ? name.slice(prefix.length + 1) : name;
    const path = resolvePath(folder, `${inside.replaceAll('\\', '/')}.php`);
    return path !== null && isWithin(folder, path) && context.tree.hasFile(path) ? path : null;
  }

  function includeTarget(from: string, specifier: string): ImportTarget {
    if (specifier === '') return ignored;
    const folder = directoryOf(from);
    // A path that begins with a dot is relative to the file where `__DIR__` was written, and to the folder that the program runs in otherwise.
    const bases = foldersUpward(folder);
    const found = bases.map((base) => resolvePath(base, specifier)).find((path) => path !== null && context.tree.hasFile(path));
    if (found !== undefined && found !== null) return toFiles(from, [found]);
    if (/(?:^|\/)vendor\//.test(specifier)) return ignored;
    return unresolved('there is no such file in its folder or further up');
  }
}

/** What the imports of the repository show to be namespaces: something within them is imported elsewhere. In lower case. */
function namespacesNamed({ skeletons }: LinkContext): ReadonlySet<string> {
  const namespaces = new Set<string>();
  for (const { imports } of skeletons.values()) {
    for (const { kind, specifier } of imports) {
      const slash = specifier.lastIndexOf('\\');
      if (kind === 'import' && slash > 0) namespaces.add(specifier.slice(0, slash).toLowerCase());
    }
  }
  return namespaces;
}

/** The first two parts of a namespace, `Symfony\Component`, or the first where there are no more: which package holds it is not written in the import. */
function libraryOf(name: string): string {
  const parts = name.split('\\');
  return parts.slice(0, Math.min(2, Math.max(1, parts.length - 1))).join('\\');
}
