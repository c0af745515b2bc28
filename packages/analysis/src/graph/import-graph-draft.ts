import type { ExternalModule, FileSkeleton, ImportEdge, ImportGraph, ImportStatement, UnresolvedImport } from '@reposcan/core';
import type { ImportTarget } from '../link/linker.js';
import type { WarningList } from '../observe/warning-list.js';
import { compareText } from '../text/compare-text.js';

/** A repository of any size ends in a graph that fits into memory, and says what is missing. */
export const importGraphLimits = { edges: 1_000_000, externals: 100_000, importersOfOne: 10_000, unresolved: 100_000 };

/** An import graph in the making. */
export interface ImportGraphDraft {
  /** A file whose language is linked, with where each of its imports leads. Each file once. */
  add(file: FileSkeleton, family: string, links: readonly Link[]): void;
  /** The graph of all that was added, in the order that the contract names. Warns about what did not fit. */
  finish(warnings: WarningList): ImportGraph;
}

/** An import and where it leads. */
export interface Link {
  statement: ImportStatement;
  target: ImportTarget;
}

interface EdgeDraft extends Omit<ImportEdge, 'specifiers'> {
  specifiers: Set<string>;
}

interface ExternalDraft {
  name: string;
  kind: ExternalModule['kind'];
  importers: Map<string, { line: number; typeOnly: boolean; language: string }>;
  /** Importers that did not fit. */
  more: number;
}

/** An empty draft. `limits` is a parameter for tests. */
export function createImportGraphDraft(hasFile: (path: string) => boolean, limits = importGraphLimits): ImportGraphDraft {
  const files = new Set<string>();
  const edges: ImportEdge[] = [];
  const externals = new Map<string, ExternalDraft>();
  const unresolved: UnresolvedImport[] = [];
  const dropped = { edges: 0, externals: 0, unresolved: 0 };

  const addUnresolved = (from: string, { specifier, line }: ImportStatement, reason: string): void => {
    if (unresolved.length < limits.unresolved) unresolved.push({ from, specifier, line, reason });
    else dropped.unresolved += 1;
  };

  const addExternal = (from: FileSkeleton, family: string, statement: ImportStatement, { name, builtin }: Extract<ImportTarget, { kind: 'external' }>): void => {
    const kind = builtin ? 'builtin' : 'package';
    const key = `${family}\0${kind}\0${name}`;
    let external = externals.get(key);
    if (external === undefined) {
      if (externals.size === limits.externals) {
        dropped.externals += 1;
        return;
      }
      external = { name, kind, importers: new Map(), more: 0 };
      externals.set(key, external);
    }
    const known = external.importers.get(from.path);
    if (known !== undefined) known.typeOnly &&= statement.typeOnly;
    else if (external.importers.size < limits.importersOfOne) {
      external.importers.set(from.path, { line: statement.line, typeOnly: statement.typeOnly, language: from.language });
    } else external.more += 1;
  };

  return {
    add(file, family, links) {
      files.add(file.path);
      const drafts = new Map<string, EdgeDraft>();
      for (const { statement, target } of links) {
        if (target.kind === 'external') addExternal(file, family, statement, target);
        else if (target.kind === 'unresolved') addUnresolved(file.path, statement, target.reason);
        else if (target.kind === 'files') {
          for (const to of target.paths) {
            if (to === file.path) continue;
            if (!hasFile(to)) addUnresolved(file.path, statement, 'It leads to a file that is not in the commit.');
            else if (edges.length + drafts.size >= limits.edges && !drafts.has(edgeKey(to, statement))) dropped.edges += 1;
            else addEdge(drafts, file.path, to, statement);
          }
        }
      }
      for (const { specifiers, ...edge } of drafts.values()) {
        files.add(edge.to);
        edges.push({ ...edge, specifiers: [...specifiers] });
      }
    },
    finish(warnings) {
      warnDropped(dropped, limits, warnings);
      const crowded = [...externals.values()].filter(({ more }) => more > 0).length;
      if (crowded > 0) warnings.general('LIMIT_REACHED', `${String(crowded)} external modules have more than ${String(limits.importersOfOne)} importers; the first are listed.`);
      return {
        files: [...files].sort(compareText),
        edges: edges.sort(compareEdges),
        externals: [...externals.values()].map(externalModule).sort((left, right) => compareText(left.kind, right.kind) || compareText(left.name, right.name) || compareText(left.language, right.language)),
        unresolved: unresolved.sort((left, right) => compareText(left.from, right.from) || left.line - right.line || compareText(left.specifier, right.specifier)),
      };
    },
  };
}

function edgeKey(to: string, { kind, typeOnly, conditional }: ImportStatement): string {
  return `${to}\0${kind}\0${String(typeOnly)}\0${String(conditional === true)}`;
}

function addEdge(drafts: Map<string, EdgeDraft>, from: string, to: string, statement: ImportStatement): void {
  const key = edgeKey(to, statement);
  const known = drafts.get(key);
  if (known !== undefined) {
    known.specifiers.add(statement.specifier);
    return;
  }
  const { kind, typeOnly, conditional = false, specifier, line } = statement;
  drafts.set(key, { from, to, kind, typeOnly, conditional, specifiers: new Set([specifier]), line });
}

function compareEdges(left: ImportEdge, right: ImportEdge): number {
  return (
    compareText(left.from, right.from) ||
    compareText(left.to, right.to) ||
    compareText(left.kind, right.kind) ||
    Number(left.typeOnly) - Number(right.typeOnly) ||
    Number(left.conditional) - Number(right.conditional)
  );
}

/** Its language is that of most importers: a family of languages shares its packages. */
function externalModule({ name, kind, importers }: ExternalDraft): ExternalModule {
  const languages = new Map<string, number>();
  for (const { language } of importers.values()) languages.set(language, (languages.get(language) ?? 0) + 1);
  const [most] = [...languages].sort((left, right) => right[1] - left[1] || compareText(left[0], right[0]));
  return {
    name,
    kind,
    language: most?.[0] ?? '',
    importers: [...importers].map(([path, { line, typeOnly }]) => ({ path, line, typeOnly })).sort((left, right) => compareText(left.path, right.path)),
  };
}

function warnDropped(dropped: { edges: number; externals: number; unresolved: number }, limits: typeof importGraphLimits, warnings: WarningList): void {
  if (dropped.edges > 0) warnings.general('LIMIT_REACHED', `The import graph has more than ${String(limits.edges)} edges: ${String(dropped.edges)} imports are missing from it.`);
  if (dropped.externals > 0) warnings.general('LIMIT_REACHED', `More than ${String(limits.externals)} external modules are imported: ${String(dropped.externals)} imports of others are not listed.`);
  if (dropped.unresolved > 0) warnings.general('LIMIT_REACHED', `More than ${String(limits.unresolved)} imports lead nowhere: ${String(dropped.unresolved)} are not listed.`);
}
