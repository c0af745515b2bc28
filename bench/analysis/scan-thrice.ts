import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DeepScanStage } from '@reposcan/pipeline';
import { changingRepository } from './changing-repository.js';
import { wholeProcess } from './whole-process.js';

const scanProcess = fileURLToPath(new URL('scan-process.mjs', import.meta.url));

/** What a scan in a process of its own took and found. */
export interface Scan {
  /** Of the scan, without the start of its process. */
  seconds: number;
  /** Of processors, the whole process. */
  cpuSeconds: number;
  commit: string;
  peakMb: number;
  files: number;
  /** Milliseconds by stage. */
  stages: Record<string, number>;
  /** Edges of the call graph, `null` without one. */
  calls: number | null;
  /** How calls were found: `checker TypeScript 2660`. */
  coverage: string[];
  warnings: string[];
}

/** Scans of one repository. */
export interface Scans {
  first: Scan;
  /** The same commit again. */
  unchanged: Scan;
  /** A commit that changed ten files. */
  changed: Scan;
}

/** Scans a repository three times on one store: first, again, and after a commit that changes ten files. */
export async function scanThrice(path: string, stages: readonly DeepScanStage[]): Promise<Scans> {
  const scratch = await mkdtemp(join(tmpdir(), 'reposcan-bench-scan-'));
  const repository = changingRepository(path);
  const scan = async (): Promise<Scan> => {
    const { stdout, cpuSeconds } = await wholeProcess([scanProcess, repository.path, join(scratch, 'scans.sqlite'), stages.join(',')]);
    return { ...(JSON.parse(stdout) as Omit<Scan, 'cpuSeconds'>), cpuSeconds };
  };
  try {
    const first = await scan();
    const unchanged = await scan();
    repository.change(10);
    const changed = await scan();
    if (first.commit !== unchanged.commit || first.commit === changed.commit) throw new Error(`${path}: the scans are not of the commits that they should be of.`);
    return { first, unchanged, changed };
  } finally {
    repository.remove();
    await rm(scratch, { recursive: true, force: true });
  }
}
