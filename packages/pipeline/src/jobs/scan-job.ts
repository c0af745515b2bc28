import { jobError, jobErrorOf } from './retry-policy.js';
import { createStageReports, type ScanJobRun, type StageReports, type StageSummaries } from './stage-reports.js';
import type { TokenFor, TokenTarget } from './token-for.js';

/** What one kind of scan job is made of. */
export interface ScanJobPlan<Shown extends object, Scan, Result> {
  /** For each stage, what its partial result says. */
  summaries: StageSummaries<Shown>;
  userId: string;
  /** What a token is needed for; `null`: nothing. */
  tokenTarget: TokenTarget | null;
  tokenFor: TokenFor | undefined;
  scan: (options: { token: string | undefined; signal: AbortSignal; onEvent: StageReports<Shown>['onEvent'] }) => Promise<Scan>;
  /** What is left to do once the scan is stored; gives the result of the job. */
  finish: (scan: Scan) => Result | Promise<Result>;
}

/**
 * One attempt of a scan job. The stages become progress and partial results; what goes wrong becomes an error that the queue tries again, or not.
 * Unlike in a scan that somebody waits for, a store that fails is a failure: nobody else has the scan.
 */
export async function runScanJob<Shown extends object, Scan, Result, Partial>(
  run: ScanJobRun<Partial>,
  { summaries, userId, tokenTarget, tokenFor, scan, finish }: ScanJobPlan<Shown, Scan, Result>,
): Promise<Result> {
  const reports = createStageReports<Shown, Partial>(run, summaries);
  const secrets: string[] = [];
  try {
    const token = tokenTarget === null ? undefined : await tokenFor?.(userId, tokenTarget);
    if (token !== undefined) secrets.push(token);
    const found = await scan({ token, signal: run.signal, onEvent: reports.onEvent });
    if (reports.storeFailure !== null) throw jobError(reports.storeFailure);
    return await finish(found);
  } catch (error) {
    // After an abort the queue knows why; what the scan made of it says less.
    throw run.signal.aborted ? error : jobErrorOf(error, secrets);
  } finally {
    await reports.flush();
  }
}
