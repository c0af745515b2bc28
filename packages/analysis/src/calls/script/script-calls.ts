import type { CallCoverage } from '@reposcan/core';
import type { CallAnalysis, CallAnalyzer, CallFile, CallInput } from '../call-analyzer.js';
import { callEdges } from './call-edges.js';
import { runFlow, type FlowResult, type FlowSource } from './flow/run-flow.js';
import { keepKeys } from './keep-keys.js';
import { keptFacts } from './kept-facts.js';
import { readFiles } from './read-files.js';
import { scriptLimits } from './script-limits.js';
import { ambientFiles, importedBy, isDeclaration, planScripts, type ScriptPlan } from './script-plan.js';

/** TypeScript and JavaScript, also inside of Vue, Svelte and Astro components: functions are followed as values, and where nothing flows, types say who is called. */
export const scriptCalls: CallAnalyzer = {
  id: 'script',
  languages: ['TypeScript', 'TSX', 'JavaScript', 'Vue', 'Svelte', 'Astro'],
  version: 1,
  keepKey: (file, input) => keepKeys(input).get(file.path) ?? file.oid,
  wants: wantedFiles,
  analyze: (input) => Promise.resolve(analyzeScripts(input)),
};

/** The files of which nothing is known, and where their types are to be known, all that they import. */
function wantedFiles({ files, imports, kept }: Omit<CallInput, 'texts'>): string[] {
  const { read, checked } = planScripts(files);
  const stale = read.filter(({ path }) => keptFacts(kept.get(path)) === null);
  if (stale.length === 0) return [];
  const wanted = new Set(stale.map(({ path }) => path));
  const imported = importedBy(read, imports);
  const ambient = stale.some(({ path }) => checked.has(path)) ? ambientFiles(read).map(({ path }) => path) : [];
  for (const path of [...ambient, ...wanted]) wanted.add(path);
  for (const path of wanted) {
    if (checked.has(path)) for (const to of imported.get(path) ?? []) wanted.add(to);
  }
  return [...wanted].sort();
}

function analyzeScripts(input: CallInput): CallAnalysis {
  const plan = planScripts(input.files);
  const keep = readFiles(plan, input);
  const failed = [...plan.failed];
  const sources: (FlowSource & CallFile)[] = [];
  for (const file of plan.read) {
    const known = keep.get(file.path);
    if (known === undefined) continue;
    if ('reason' in known) failed.push({ path: file.path, reason: known.reason });
    else sources.push({ ...file, facts: known.facts });
  }
  const flowed = runFlow(sources, moduleLinks(sources, input.imports), scriptLimits.flowSteps);
  const files = sources.map(({ path, language, facts }) => ({ path, language, functions: isDeclaration(path) ? [] : facts.functions }));
  return { ...callEdges(files, flowed.record), coverage: coverageOf(plan, sources, flowed), failed, keep };
}

/** Where the specifiers of each file lead: numbers of files. */
function moduleLinks(sources: readonly FlowSource[], imports: CallInput['imports']): Map<string, Map<string, number>> {
  const numbers = new Map(sources.map(({ path }, at) => [path, at]));
  const links = new Map<string, Map<string, number>>();
  for (const { from, to, specifiers } of imports) {
    const target = numbers.get(to);
    if (target === undefined) continue;
    const known = links.get(from) ?? new Map<string, number>();
    links.set(from, known);
    for (const specifier of specifiers) known.set(specifier, target);
  }
  return links;
}

function coverageOf({ checked, omitted, untyped }: ScriptPlan, sources: readonly CallFile[], { calls, complete }: FlowResult): CallCoverage[] {
  const unfinished = complete ? null : 'There was more to follow than is affordable.';
  const coverage = (method: CallCoverage['method'], isChecked: boolean): CallCoverage[] => {
    const files = sources.filter(({ path }) => checked.has(path) === isChecked);
    if (files.length === 0) return [];
    const own = calls.filter(({ file }) => checked.has(sources[file]?.path ?? '') === isChecked);
    const languages = [...new Set(files.map(({ language }) => language))].sort();
    return [{ method, languages, files: files.length, calls: own.length, unresolved: own.filter(({ known }) => !known).length, reason: unfinished ?? (isChecked ? omitted : (untyped ?? omitted)) }];
  };
  return [...coverage('checker', true), ...coverage('flow', false)];
}
