import type { ScanTimings, StageTiming, Warning } from '@reposcan/core';
import type { Clock } from '../clock.js';
import { safeMessage } from '../failure/safe-message.js';
import type { RunReport } from './stage.js';
import type { StageEvent } from './stage-event.js';
import { targetOf, totalTarget, type StageTargets } from './stage-targets.js';

/** Everything that a run's log needs from outside. */
export interface RunLogOptions {
  clock: Clock;
  targets: StageTargets;
  secrets: readonly string[];
  onEvent: ((event: StageEvent) => unknown) | undefined;
}

/** An event without its time. */
type Untimed<Event> = Event extends unknown ? Omit<Event, 'at'> : never;

/** The books of one run: what took how long, what went less well, and who is told. */
export class RunLog {
  readonly #options: RunLogOptions;
  readonly #startedAt: string;
  readonly #started: number;
  readonly #stages: StageTiming[] = [];
  readonly #warnings: Warning[] = [];

  constructor(options: RunLogOptions) {
    this.#options = options;
    this.#startedAt = this.#at();
    this.#started = options.clock.monotonic();
  }

  /** Tells the listener. One that throws or rejects is its own problem, never the run's. */
  emit(event: Untimed<StageEvent>): void {
    try {
      const answer = this.#options.onEvent?.({ ...event, at: this.#at() } as StageEvent);
      // An async listener is not waited for, but its rejection must not end the process.
      void Promise.resolve(answer).catch(() => {});
    } catch {
      // Said above.
    }
  }

  /** Starts the watch of a stage; the answer stops it and books the timing. */
  start(stage: string): (status: 'completed' | 'failed' | 'aborted') => StageTiming {
    const started = this.#options.clock.monotonic();
    const targetMs = targetOf(this.#options.targets, stage);
    this.emit({ type: 'stage-started', stage, targetMs });
    return (status) => this.#book(stage, status, this.#since(started));
  }

  /** Books a stage that never ran. */
  leaveOut(stage: string, status: 'skipped' | 'aborted'): StageTiming {
    return this.#book(stage, status, 0);
  }

  /** Books a warning and tells the listener. */
  warn(warning: Warning): void {
    const safe = { ...warning, message: safeMessage(warning.message, this.#options.secrets) };
    this.#warnings.push(safe);
    this.emit({ type: 'warning', warning: safe });
  }

  /** Warns of a stage that took longer than its target. */
  warnIfSlow({ stage, ms, targetMs, exceeded }: StageTiming): void {
    if (exceeded) this.warn({ code: 'STAGE_SLOW', stage, message: `The stage "${stage}" ${slow(ms, targetMs)}` });
  }

  /** Warns when the whole run until now took longer than its target. */
  warnIfSlowInTotal(): void {
    const { totalMs, targetMs, exceeded } = this.#timings();
    if (exceeded) this.warn({ code: 'STAGE_SLOW', message: `The scan ${slow(totalMs, targetMs)}` });
  }

  /** The run until now. A copy. */
  report(): RunReport {
    return { timings: this.#timings(), warnings: [...this.#warnings] };
  }

  #timings(): ScanTimings {
    const stages = this.#stages.map((timing) => ({ ...timing }));
    const ran = stages.filter(({ status }) => status !== 'skipped').map(({ stage }) => stage);
    const totalMs = this.#since(this.#started);
    const targetMs = totalTarget(this.#options.targets, ran);
    return { startedAt: this.#startedAt, totalMs, targetMs, exceeded: targetMs !== null && totalMs > targetMs, stages };
  }

  #book(stage: string, status: StageTiming['status'], ms: number): StageTiming {
    const targetMs = targetOf(this.#options.targets, stage);
    const timing = { stage, ms, targetMs, exceeded: targetMs !== null && ms > targetMs, status };
    this.#stages.push(timing);
    return timing;
  }

  /** Milliseconds with one decimal. */
  #since(start: number): number {
    return Math.round(Math.max(0, this.#options.clock.monotonic() - start) * 10) / 10;
  }

  #at(): string {
    return new Date(this.#options.clock.now()).toISOString();
  }
}

function slow(ms: number, targetMs: number | null): string {
  return `took ${Math.round(ms)} ms, longer than its target of ${targetMs} ms.`;
}
