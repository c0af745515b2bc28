// What is timed as a whole scan: the stages that are named, on an embedded store, as `reposcan scan` does it. Prints how long it took and what it took.
import { createAnalysis } from '@reposcan/analysis';
import { createGit } from '@reposcan/git';
import { createGithub } from '@reposcan/github';
import { ScanOrchestrator } from '@reposcan/pipeline';
import { createSqliteStore } from '@reposcan/storage-sqlite';
import { createSummarizer } from '@reposcan/summarize';

const [path, file, stages] = process.argv.slice(2);
const storage = createSqliteStore({ file });
try {
  const orchestrator = new ScanOrchestrator({ github: createGithub(), git: createGit(), analysis: createAnalysis(), summarizer: createSummarizer(), storage });
  const began = performance.now();
  const scan = await orchestrator.deepScan({ path, stages: stages.split(',') });
  const seconds = (performance.now() - began) / 1_000;
  const { repository, callGraph, files, timings, warnings } = scan;
  console.log(
    JSON.stringify({
      seconds,
      commit: repository.commit,
      peakMb: process.resourceUsage().maxRSS / 1_024,
      files: files.length,
      stages: Object.fromEntries(timings.stages.map(({ stage, ms }) => [stage, ms])),
      calls: callGraph?.edges.length ?? null,
      coverage: callGraph?.coverage.map(({ method, languages, files: covered }) => `${method} ${languages.join(', ')} ${covered}`) ?? [],
      warnings: warnings.map(({ message }) => message),
    }),
  );
} finally {
  await storage.close();
}
