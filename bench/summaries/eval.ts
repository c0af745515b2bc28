import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createAnalysis } from '@reposcan/analysis';
import type { RepositorySummary, SummaryPart } from '@reposcan/core';
import { createGit } from '@reposcan/git';
import { createSummarizer, type SummaryInput } from '@reposcan/summarize';

/** `pnpm eval summaries PATH… [--parts] [--json]`: the extractive summary of each repository, to be read. */

const { values, positionals } = parseArgs({
  options: { parts: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: pnpm eval summaries PATH… [--parts] [--json]   with repositories on this machine');
  process.exit(2);
}
for (const given of positionals) {
  // pnpm says in INIT_CWD where the command was given.
  const repository = await createGit().open({ path: resolve(process.env['INIT_CWD'] ?? '.', given) });
  try {
    const { identity, tree } = repository;
    const analysis = createAnalysis();
    const observed = await analysis.observe(tree);
    const extraction = await analysis.extract(tree, observed);
    const history = await repository.history().catch(() => null);
    const { files, ...graph } = await analysis.graph(tree, { observation: observed, extraction, history });
    const input: SummaryInput = { repository: identity, observation: { ...observed, files }, extraction, graph, callGraph: null, history };
    const start = performance.now();
    const { warnings, ...summary } = await createSummarizer().summarize(tree, input);
    const milliseconds = performance.now() - start;
    if (values.json) console.log(JSON.stringify({ repository: given, milliseconds: Math.round(milliseconds), warnings, ...summary }));
    else console.log(shown(given, summary, milliseconds, values.parts));
  } finally {
    await repository.close();
  }
}

function shown(name: string, { headline, docs, code, merged, diagram, hostile }: RepositorySummary, milliseconds: number, parts: boolean): string {
  return [
    `\n== ${name} (${milliseconds.toFixed(0)} ms)`,
    headline.text,
    ...(parts ? ['', '-- documentation', ...lines(docs), '', '-- code', ...lines(code), '', '-- merged'] : []),
    ...lines(merged),
    ...(parts && diagram !== null ? ['', diagram] : []),
    ...hostile.map(({ path, line, kind, excerpt }) => `! ${kind} in ${path}:${String(line)}: ${excerpt}`),
  ].join('\n');
}

function lines({ sections }: SummaryPart): string[] {
  return sections.flatMap(({ topic, claims }) => ['', topic, ...claims.map(({ text, sources }) => `  - ${text}  [${sources.map(({ path, line }) => (line === null ? path : `${path}:${String(line)}`)).join(', ')}]`)]);
}
