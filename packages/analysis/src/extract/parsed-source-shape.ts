import type { CodeSymbol, ExportStatement, ImportStatement, ParsedSource } from '@reposcan/core';

/** Members within members are followed this far; no parser goes deeper. */
const maxDepth = 100;

/** Whether a value has the shape of what a parser gives. What comes from a cache was on a disk, and may be anything. */
export function isParsedSource(value: unknown): value is ParsedSource {
  if (!isRecord(value)) return false;
  const { symbols, imports, exports, packageName, syntaxErrors } = value;
  return (
    isListOf(symbols, (symbol) => isSymbol(symbol, maxDepth)) &&
    isListOf(imports, isImport) &&
    isListOf(exports, isExport) &&
    (packageName === null || typeof packageName === 'string') &&
    typeof syntaxErrors === 'boolean'
  );
}

type Unknown<T> = { [Key in keyof T]?: unknown };

function isSymbol(value: unknown, depth: number): boolean {
  if (!isRecord(value) || depth === 0) return false;
  const { name, kind, signature, doc, decorators, exported, line, endLine, members }: Unknown<CodeSymbol> = value;
  return (
    typeof name === 'string' &&
    typeof kind === 'string' &&
    typeof signature === 'string' &&
    (doc === null || typeof doc === 'string') &&
    isListOf(decorators, isText) &&
    typeof exported === 'boolean' &&
    typeof line === 'number' &&
    typeof endLine === 'number' &&
    isListOf(members, (member) => isSymbol(member, depth - 1))
  );
}

function isImport(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { specifier, kind, names, typeOnly, line, conditional, system }: Unknown<ImportStatement> = value;
  const flags = [conditional, system];
  return (
    typeof specifier === 'string' &&
    typeof kind === 'string' &&
    isListOf(names, isText) &&
    typeof typeOnly === 'boolean' &&
    typeof line === 'number' &&
    flags.every((flag) => flag === undefined || flag === true)
  );
}

function isExport(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { name, typeOnly, line }: Unknown<ExportStatement> = value;
  return typeof name === 'string' && typeof typeOnly === 'boolean' && typeof line === 'number';
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
