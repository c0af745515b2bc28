import type { ImportEdge } from '@reposcan/core';

/** `a/b/__init__.py` is `a/b`, `a/b.py` is `a/b`. */
export function stemOf(path: string): string {
  return path.replace(/(?:^|\/)__init__\.pyi?$|\.pyi?$/, '');
}

/**
 * The dotted names of modules, as Python would import them: from the outermost package, or as some import of the repository has it. A script outside of packages is called as
 * its file. Where several files would have the same name, all have the path from the root.
 */
export function moduleNames(paths: readonly string[], imports: readonly ImportEdge[]): Map<string, string> {
  const packages = new Set(paths.flatMap((path) => (/(?:^|\/)__init__\.pyi?$/.test(path) ? [stemOf(path)] : [])));
  const prefixes = importedPrefixes(imports, packages);
  const names = new Map(paths.map((path) => [path, nameOf(path, packages, prefixes)]));
  const owners = new Map<string, number>();
  for (const name of names.values()) owners.set(name, (owners.get(name) ?? 0) + 1);
  for (const [path, name] of names) if ((owners.get(name) ?? 0) > 1) names.set(path, stemOf(path).replaceAll('/', '.') || '__init__');
  return names;
}

function nameOf(path: string, packages: ReadonlySet<string>, prefixes: ReadonlyMap<string, string>): string {
  const stem = stemOf(path);
  if (stem === '') return '__init__';
  const top = topOf(stem, packages);
  const known = prefixes.get(top);
  const above = top.includes('/') ? top.slice(0, top.lastIndexOf('/') + 1) : '';
  return (known === undefined ? stem.slice(above.length) : `${known}${stem.slice(top.length)}`).replaceAll('/', '.');
}

/** The folder of the outermost package that a file is in, or the file itself. */
function topOf(stem: string, packages: ReadonlySet<string>): string {
  let top = stem;
  for (let folder = parentOf(top); folder !== '' && packages.has(folder); folder = parentOf(folder)) top = folder;
  return top;
}

function parentOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** What imports write before what they lead to: folders without `__init__.py` are packages where they are imported as such. */
function importedPrefixes(imports: readonly ImportEdge[], packages: ReadonlySet<string>): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const { to, specifiers } of imports) {
    const stem = stemOf(to);
    const top = topOf(stem, packages);
    for (const specifier of specifiers) {
      if (specifier.startsWith('.') || specifier === '') continue;
      const written = specifier.replaceAll('.', '/');
      const full = [written, `${written}/${stem.slice(stem.lastIndexOf('/') + 1)}`].find((candidate) => stem === candidate || stem.endsWith(`/${candidate}`));
      const above = full === undefined ? '' : stem.slice(0, stem.length - full.length);
      if (full === undefined || above.length >= top.length) continue;
      const name = top.slice(above.length);
      if (name.length > (prefixes.get(top)?.length ?? 0)) prefixes.set(top, name);
    }
  }
  return prefixes;
}
