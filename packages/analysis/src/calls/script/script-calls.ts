import type { Compiler } from '../../parse/typescript/compiler.js';
import { loadChecker } from './compiler.js';
import { isComponent, componentScript } from '../../parse/typescript/component-script.js';
import type { CallAnalyzer, CallInput } from '../call-analyzer.js';
import { callEdges } from './call-edges.js';
import { readFacts } from './facts/read-facts.js';
import type { FlowSource } from './flow/run-flow.js';
import { runFlow } from './flow/run-flow.js';

export const scriptCalls: CallAnalyzer = {
  id: 'script',
  languages: ['TypeScript', 'TSX', 'JavaScript', 'Vue', 'Svelte', 'Astro'],
  version: 1,
  keepKey: (file) => file.oid,
  wants: ({ files }) => files.map(({ path }) => path),
  analyze(input: CallInput) {
    const compiler: Compiler = loadChecker();
    const failed: { path: string; reason: string }[] = [];
    const sources: (FlowSource & { language: string })[] = [];
    for (const file of input.files) {
      const text = input.texts.get(file.path);
      if (text === undefined) continue;
      const script = isComponent(file.language) ? componentScript(text, file.language).text : text;
      const kind = file.language === 'JavaScript' ? compiler.ScriptKind.JSX : file.language === 'TSX' ? compiler.ScriptKind.TSX : compiler.ScriptKind.TS;
      try {
        const source = compiler.createSourceFile(file.path, script, { languageVersion: compiler.ScriptTarget.Latest, jsDocParsingMode: compiler.JSDocParsingMode.ParseNone }, true, kind);
        const { facts } = readFacts(compiler, source);
        sources.push({ path: file.path, facts, language: file.language });
      } catch (error) {
        failed.push({ path: file.path, reason: String(error) });
      }
    }
    const numbers = new Map(sources.map(({ path }, at) => [path, at]));
    const links = new Map<string, Map<string, number>>();
    for (const { from, to, specifiers } of input.imports) {
      const at = numbers.get(to);
      if (at === undefined) continue;
      const known = links.get(from) ?? new Map<string, number>();
      links.set(from, known);
      for (const specifier of specifiers) known.set(specifier, at);
    }
    const flowed = runFlow(sources, links, 20_000_000);
    const { nodes, edges } = callEdges(sources.map(({ path, language, facts }) => ({ path, language, functions: facts.functions })), flowed.record);
    return Promise.resolve({ nodes, edges, coverage: [{ method: 'flow' as const, languages: [], files: sources.length, calls: flowed.calls.length, unresolved: flowed.calls.filter(({ known }) => !known).length, reason: null }], failed, keep: new Map() });
  },
};
