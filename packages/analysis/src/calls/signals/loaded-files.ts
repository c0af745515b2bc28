import type { EntryPoint, ImportEdge, ObservedFile } from '@reposcan/core';

/** What begins without being imported. */
export interface Beginnings {
  /** Entry points that are in the call graph. */
  entryPoints: ReadonlySet<string>;
  /** Besides these: tests, what builds and configures, and files that nobody imports: a framework, or a person, loads them by name. */
  others: ReadonlySet<string>;
  /** Whatever is loaded from the entry points. */
  loaded: ReadonlySet<string>;
  /** Files whose exports are for whoever uses the repository: entry points, what these export again, and every module of a Python package. */
  offered: ReadonlySet<string>;
}

/** Where execution and use begin, among the files of a call graph. */
export function beginningsOf(files: readonly ObservedFile[], entryPoints: readonly EntryPoint[], imports: readonly ImportEdge[]): Beginnings {
  const paths = new Set(files.map(({ path }) => path));
  const entries = new Set(entryPoints.map(({ path }) => path).filter((path) => paths.has(path)));
  const runtime = imports.filter(({ typeOnly }) => !typeOnly);
  const imported = new Set(runtime.map(({ to }) => to));
  const others = files.filter(({ path, role }) => role !== 'source' || !imported.has(path)).map(({ path }) => path);
  const python = new Set(files.filter(({ language }) => language === 'Python').map(({ path }) => path));
  const packages = entryPoints.filter(({ kind, path }) => kind === 'export' && python.has(path)).map(({ path }) => path);
  // Who installs a package of Python can import every module of it; elsewhere only what an entry point exports again.
  const offered = closure([...entries, ...closure(packages, runtime)], runtime.filter(({ kind }) => kind === 're-export'));
  return { entryPoints: entries, others: new Set(others.filter((path) => !entries.has(path))), loaded: closure(entries, runtime), offered };
}

/** What the edges lead to from these files, themselves included. */
export function closure(from: Iterable<string>, imports: readonly ImportEdge[]): Set<string> {
  const targets = new Map<string, string[]>();
  for (const edge of imports) targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to]);
  const reached = new Set(from);
  for (const path of reached) for (const target of targets.get(path) ?? []) reached.add(target);
  return reached;
}
