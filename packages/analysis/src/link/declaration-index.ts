import type { CodeSymbol, FileSkeleton } from '@reposcan/core';

/** More files that declare the same name say no more about which is meant. */
const maxDeclaring = 200;

/** Which files declare what, in languages where a name's package or namespace is written in the file and not in its path. */
export interface DeclarationIndex {
  /** Paths of the files that declare a type (or function) of this name directly in this namespace, sorted, at most 200. */
  declaring(namespace: string, name: string): readonly string[];
  /** Paths of the files of exactly this namespace, sorted. */
  filesOf(namespace: string): readonly string[];
  /** Whether a namespace or one inside it is declared here. */
  hasWithin(namespace: string): boolean;
}

/** An index over skeletons. `separator` is what stands between the parts of a namespace. */
export function createDeclarationIndex(skeletons: Iterable<FileSkeleton>, separator: string, fold: (name: string) => string = (name) => name): DeclarationIndex {
  const namespaces = new Map<string, { files: Set<string>; byName: Map<string, string[]> }>();
  const ancestors = new Set<string>();
  const add = (written: string, path: string, symbols: readonly CodeSymbol[]): void => {
    const namespace = fold(written);
    const entry = namespaces.get(namespace) ?? { files: new Set<string>(), byName: new Map<string, string[]>() };
    namespaces.set(namespace, entry);
    entry.files.add(path);
    for (const name of new Set(symbols.map((symbol) => fold(symbol.name)))) append(entry.byName, name, path);
    for (let outer = namespace; outer !== '' && !ancestors.has(outer); outer = outer.slice(0, Math.max(0, outer.lastIndexOf(separator)))) ancestors.add(outer);
  };
  for (const { path, packageName, symbols } of skeletons) {
    add(packageName ?? '', path, symbols);
    for (const { kind, name, members } of symbols) {
      if (kind !== 'namespace') continue;
      // A further namespace of the file is beside its first or within it: its name alone does not tell.
      add(name, path, members);
      if (packageName !== null) add(`${packageName}${separator}${name}`, path, members);
    }
  }
  const sorted = new Map([...namespaces].map(([name, { files, byName }]) => [name, { files: [...files].sort(), byName }]));
  for (const { byName } of sorted.values()) {
    for (const paths of byName.values()) paths.sort().splice(maxDeclaring);
  }
  return {
    declaring: (namespace, name) => sorted.get(fold(namespace))?.byName.get(fold(name)) ?? [],
    filesOf: (namespace) => sorted.get(fold(namespace))?.files ?? [],
    hasWithin: (namespace) => ancestors.has(fold(namespace)),
  };
}

function append(map: Map<string, string[]>, key: string, path: string): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [path]);
  else list.push(path);
}
