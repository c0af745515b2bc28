import { createDeclarationIndex } from '../declaration-index.js';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, Linker } from '../linker.js';
import { nearestFirst } from '../nearest.js';
import { createUnits } from '../unit-files.js';

/**
 * `using` of C#. It names a namespace, so it leads to the files of that namespace, up to fifty: which of its types are used is not written in it. `using
 * static` and an alias name a type and lead to the files that declare it.
 */
export const csharpLinker: Linker = {
  languages: ['C#'],
  reads: () => false,
  createResolver: ({ skeletons }): ImportResolver => {
    const declared = createDeclarationIndex(skeletons.values(), '.');
    const units = createUnits((name) => declared.filesOf(name), (name) => name.slice(name.lastIndexOf('.') + 1));
    return (from, { specifier }) => {
      const name = specifier.replace(/^global::/, '').replace(/<.*$/s, '').trim();
      if (name === '') return ignored;
      const files = units(name);
      if (files.length > 0) return toFiles(from.path, files);
      const dot = name.lastIndexOf('.');
      // A partial class has several files.
      const declaring = dot === -1 ? [] : declared.declaring(name.slice(0, dot), name.slice(dot + 1));
      if (declaring.length > 0) return toFiles(from.path, nearestFirst(from.path, declaring, (path) => path).slice(0, maxPartialFiles));
      if (declared.hasWithin(name)) return ignored;
      const platform = platformNamespace(name);
      if (platform !== null) return builtin(platform);
      if (dot !== -1 && declared.filesOf(name.slice(0, dot)).length > 0) return unresolved('no file declares this name in its namespace');
      return external(name.split('.').slice(0, 2).join('.'));
    };
  },
};

const maxPartialFiles = 10;

/** `System.Text` for all within it. Only some of what begins with `Microsoft` comes with .NET. */
function platformNamespace(name: string): string | null {
  const [first, second] = name.split('.', 2);
  if (first === 'System' || (first === 'Microsoft' && (second === 'CSharp' || second === 'Win32' || second === 'VisualBasic'))) return second === undefined ? first : `${first}.${second}`;
  return null;
}
