export * from './clock.js';
export type { DeepScanOptions } from './deep-scan/deep-scan-options.js';
export type { DeepScanEvent, DeepScanPartials, GraphingResult } from './deep-scan/deep-scan-results.js';
export { deepScanStages, type DeepScanStage } from './deep-scan/deep-scan-stages.js';
export { deepScanTargets } from './deep-scan/deep-scan-targets.js';
export { repositoryAnalysisOf } from './deep-scan/repository-analysis.js';
export type { Failure } from './failure/failure.js';
export type { CancelAnswer } from './jobs/cancel-scan.js';
export { passingCodes } from './jobs/retry-policy.js';
export type {
  EnqueueAccountScanOptions,
  EnqueueQuickScanOptions,
  EnqueueScanOptions,
  ScanJobOptions,
} from './jobs/scan-job-options.js';
export * from './jobs/scan-jobs.js';
export type { DeepScanPartial, QuickScanPartial } from './jobs/stage-partials.js';
export type { TokenFor, TokenTarget } from './jobs/token-for.js';
export * from './pipeline-error.js';
export * from './ports.js';
export type { EnrichPolicy } from './quick-scan/enrich-candidates.js';
export type { QuickScanOptions } from './quick-scan/quick-scan-options.js';
export type { QuickScanEvent, QuickScanResults } from './quick-scan/quick-scan-results.js';
export { quickScanTargets } from './quick-scan/quick-scan-targets.js';
export * from './scan-orchestrator.js';
export type { CleanUp } from './stages/clean-ups.js';
export * from './stages/run-stages.js';
export type { RunReport, Stage, StageProgress } from './stages/stage.js';
export type { PartialResultEvent, SkipReason, StageEvent } from './stages/stage-event.js';
export { stagePlan, type ConditionalStage, type OptionalStage, type PlannedStage, type RequiredStage, type StagePlan } from './stages/stage-plan.js';
export { type StageTargets } from './stages/stage-targets.js';
