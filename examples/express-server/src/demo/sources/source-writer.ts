import { isType, type Module } from './module.js';

/** How a language writes a module. */
export interface SourceWriter {
  /** @param revision how often it was changed: a module grows with every change */
  module(module: Module, revision: number, all: ReadonlyMap<string, Module>): string;
  /** The test of a module: its path and its text. */
  test(module: Module, all: ReadonlyMap<string, Module>): { path: string; text: string };
}

/** The functions of a module. */
export function functionsOf(module: Module): string[] {
  return module.names.filter((name) => !isType(name));
}

/** What a module takes from those that it imports: of each, one function and the first type. */
export function takenFrom(module: Module, all: ReadonlyMap<string, Module>): { from: Module; function: string | null; type: string | null }[] {
  return module.imports.flatMap((path) => {
    const from = all.get(path);
    if (from === undefined) throw new Error(`${module.path} imports ${path}, which is not there.`);
    const functions = functionsOf(from);
    return [{ from, function: functions[module.path.length % Math.max(functions.length, 1)] ?? null, type: from.names.find(isType) ?? null }];
  });
}

/** The functions that the n-th function of a module calls: its share of what is imported, and the function after it. */
export function callsOf(module: Module, index: number, all: ReadonlyMap<string, Module>): string[] {
  const functions = functionsOf(module);
  const imported = takenFrom(module, all).flatMap((taken) => taken.function ?? []);
  const next = functions[index + 1];
  return [...imported.filter((_, position) => position % functions.length === index), ...(next === undefined ? [] : [next])];
}
