import type { EntryPoint, ImportEdge, ObservedFile } from '@reposcan/core';
import { directoryOf, nameOf } from '../../tree/tree-path.js';

/** What begins without being imported. */
export interface Beginnings {
  /** Entry points that are in the call graph. */
  entryPoints: ReadonlySet<string>;
  /** Besides these: tests, what builds and configures, and files that nobody imports: a framework, or a person, loads them by name. */
  others: ReadonlySet<string>;
  /** Whatever is loaded from the entry points. */
  loaded: ReadonlySet<string>;
  /** Files whose exports are for whoever uses the repository: entry points, what these export again, and every module of a Python package that can be installed. */
  offered: ReadonlySet<string>;
}

/** Where execution and use begin, among the files of a call graph: those that are `analyzed`. */
export function beginningsOf(all: readonly ObservedFile[], analyzed: ReadonlySet<string>, entryPoints: readonly EntryPoint[], imports: readonly ImportEdge[]): Beginnings {
  const files = all.filter(({ path }) => analyzed.has(path));
  const entries = new Set(entryPoints.map(({ path }) => path).filter((path) => analyzed.has(path)));
  const runtime = imports.filter(({ from, to, typeOnly }) => !typeOnly && analyzed.has(from) && analyzed.has(to));
  const imported = new Set(runtime.map(({ to }) => to));
  const others = files.filter(({ path, role }) => role !== 'source' || !imported.has(path)).map(({ path }) => path);
  const offered = closure(entries, runtime.filter(({ kind }) => kind === 're-export'));
  for (const path of installableModules(all)) offered.add(path);
  return { entryPoints: entries, others: new Set(others.filter((path) => !entries.has(path))), loaded: closure(entries, runtime), offered };
}

/** Modules of Python below a manifest: who installs what it describes can import every one of them. */
function installableModules(files: readonly ObservedFile[]): string[] {
  const roots = files.flatMap(({ path }) => (manifests.has(nameOf(path)) ? [directoryOf(path)] : []));
  const isBelow = (path: string): boolean => roots.some((root) => root === '' || path.startsWith(`${root}/`));
  return files.flatMap(({ path, language }) => (language === 'Python' && isBelow(path) ? [path] : []));
}

const manifests: ReadonlySet<string> = new Set(['pyproject.toml', 'setup.py', 'setup.cfg']);

/** What the edges lead to from these files, themselves included. */
export function closure(from: Iterable<string>, imports: readonly ImportEdge[]): Set<string> {
  const targets = new Map<string, string[]>();
  for (const edge of imports) targets.set(edge.from, [...(targets.get(edge.from) ?? []), edge.to]);
  const reached = new Set(from);
  for (const path of reached) for (const target of targets.get(path) ?? []) reached.add(target);
  return reached;
}
