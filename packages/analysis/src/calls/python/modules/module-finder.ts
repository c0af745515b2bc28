import type { ImportEdge } from '@reposcan/core';
import { stemOf } from './module-names.js';

/** Where an import leads: a file of the repository, a folder on the way to one, or somewhere outside. */
export type Found = { kind: 'file'; path: string } | { kind: 'folder'; folder: string } | { kind: 'outside'; name: string };

/** Finds the modules of imports. */
export interface ModuleFinder {
  find(from: string, specifier: string): Found;
  /** `a` of `import a.b`. */
  findFirst(from: string, specifier: string): Found;
  /** The module `name` in a package or folder, or `null`. */
  within(folder: string, name: string): Found | null;
}

/** Believes the linker about where absolute imports lead; relative ones follow from the path. */
export function createModuleFinder(paths: readonly string[], imports: readonly ImportEdge[]): ModuleFinder {
  const files = new Map<string, string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const stem = stemOf(path);
    if (!files.has(stem) || path.endsWith('.py')) files.set(stem, path);
    for (let end = stem.lastIndexOf('/'); end > 0; end = stem.lastIndexOf('/', end - 1)) {
      if (folders.has(stem.slice(0, end))) break;
      folders.add(stem.slice(0, end));
    }
  }
  const targets = new Map<string, Map<string, string[]>>();
  for (const { from, to, specifiers } of imports) {
    const own = targets.get(from) ?? new Map<string, string[]>();
    targets.set(from, own);
    for (const specifier of specifiers) own.set(specifier, [...(own.get(specifier) ?? []), stemOf(to)]);
  }

  function at(stem: string): Found | null {
    const path = files.get(stem);
    if (path !== undefined) return { kind: 'file', path };
    return folders.has(stem) ? { kind: 'folder', folder: stem } : null;
  }

  /** The path without ending of what a specifier means, or `null`. */
  function stemFor(from: string, specifier: string): string | null {
    const dots = /^\.*/.exec(specifier)?.[0].length ?? 0;
    const written = specifier.slice(dots).replaceAll('.', '/');
    if (dots > 0) {
      let folder = from.includes('/') ? from.slice(0, from.lastIndexOf('/')) : '';
      for (let up = 1; up < dots; up += 1) folder = folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '';
      return [folder, written].filter((part) => part !== '').join('/');
    }
    for (const stem of targets.get(from)?.get(specifier) ?? []) {
      if (stem === written || stem.endsWith(`/${written}`)) return stem;
      const above = stem.slice(0, Math.max(0, stem.lastIndexOf('/')));
      if (above === written || above.endsWith(`/${written}`)) return above;
    }
    return null;
  }

  return {
    find(from, specifier) {
      const stem = stemFor(from, specifier);
      return (stem === null ? null : at(stem)) ?? { kind: 'outside', name: specifier.replace(/^\.+/, '') };
    },
    findFirst(from, specifier) {
      const [first = specifier] = specifier.split('.');
      const stem = stemFor(from, specifier);
      const found = stem === null ? null : at(stem.slice(0, stem.length - (specifier.length - first.length)));
      return found ?? { kind: 'outside', name: first };
    },
    within: (folder, name) => at(folder === '' ? name : `${folder}/${name}`),
  };
}
