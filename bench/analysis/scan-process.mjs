// What `bench analysis` times as a whole scan: every stage on an embedded store, as `reposcan scan` does it. Prints how long it took and what it took.
import { createAnalysis } from '@reposcan/analysis';
import { createGit } from '@reposcan/git';
import { createGithub } from '@reposcan/github';
import { ScanOrchestrator } from '@reposcan/pipeline';
import { createSqliteStore } from '@reposcan/storage-sqlite';

const [path, file] = process.argv.slice(2);
const storage = createSqliteStore({ file });
try {
  const orchestrator = new ScanOrchestrator({ github: createGithub(), git: createGit(), analysis: createAnalysis(), storage });
  const began = performance.now();
  const scan = await orchestrator.deepScan({ path });
  const seconds = (performance.now() - began) / 1_000;
  const { commit } = scan.repository;
  console.log(JSON.stringify({ seconds, commit, peakMb: process.resourceUsage().maxRSS / 1_024, files: scan.files.length, skeletons: scan.skeletons?.length ?? 0, edges: scan.importGraph?.edges.length ?? 0 }));
} finally {
  await storage.close();
}
