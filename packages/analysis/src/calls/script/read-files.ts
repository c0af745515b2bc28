import type { Compiler } from '../../parse/typescript/compiler.js';
import type { CallFile, CallInput } from '../call-analyzer.js';
import { loadChecker } from './compiler.js';
import { readFacts, type ReadFacts } from './facts/read-facts.js';
import { keptFacts, type KeptFacts } from './kept-facts.js';
import { isTooDeep, parseScript } from './parse-script.js';
import { scriptLimits } from './script-limits.js';
import type { ScriptPlan } from './script-plan.js';
import { addTypedCallees } from './types/add-typed-callees.js';
import { createLibrary, type Library } from './types/library.js';
import { createScriptProgram, type ProgramFile } from './types/script-program.js';

let library: Library | null = null;

/** The facts of every file of a plan, kept or read anew, or why it has none. */
export function readFiles({ read, checked }: ScriptPlan, { texts, kept, imports }: Pick<CallInput, 'texts' | 'kept' | 'imports'>): Map<string, KeptFacts> {
  const found = new Map<string, KeptFacts>();
  for (const { path } of read) {
    const known = keptFacts(kept.get(path));
    if (known !== null) found.set(path, known);
  }
  const stale = read.filter(({ path }) => !found.has(path) && texts.has(path));
  if (stale.length === 0) return found;
  const compiler = loadChecker();
  const fresh: ReadFacts[] = [];
  const program: ProgramFile[] = [];
  for (const [number, file] of read.entries()) {
    const text = texts.get(file.path);
    const isKept = found.has(file.path);
    if (text === undefined || (isKept && !checked.has(file.path))) continue;
    const outcome = readOne(compiler, file, text, number);
    if (!isKept) found.set(file.path, 'reason' in outcome ? outcome : { facts: outcome.facts });
    if ('reason' in outcome || !checked.has(file.path)) continue;
    if (isTooDeep(compiler, outcome.source, scriptLimits.depth)) continue;
    program.push({ path: file.path, source: outcome.source });
    if (!isKept) fresh.push(outcome);
  }
  if (fresh.length > 0) addTypes(compiler, program, fresh, imports);
  return found;
}

function readOne(compiler: Compiler, file: CallFile, text: string, number: number): (ReadFacts & { source: ProgramFile['source'] }) | { reason: string } {
  try {
    const source = parseScript(compiler, file, text, number);
    return { ...readFacts(compiler, source), source };
  } catch (error) {
    return { reason: error instanceof RangeError ? 'It is nested too deeply.' : 'It could not be read.' };
  }
}

function addTypes(compiler: Compiler, program: readonly ProgramFile[], fresh: readonly ReadFacts[], imports: CallInput['imports']): void {
  library ??= createLibrary(compiler);
  const links = new Map<string, Map<string, string>>();
  for (const { from, to, specifiers } of imports) {
    const known = links.get(from) ?? new Map<string, string>();
    links.set(from, known);
    for (const specifier of specifiers) known.set(specifier, to);
  }
  const { fileMs, allMs } = scriptLimits;
  try {
    const checker = createScriptProgram(compiler, library, program, (from, specifier) => links.get(from)?.get(specifier) ?? null);
    addTypedCallees(compiler, checker, fresh, { now: performance.now.bind(performance), fileMs, end: performance.now() + allMs });
  } catch (error) {
    // Without types the values still flow.
    if (!(error instanceof RangeError)) throw error;
  }
}
