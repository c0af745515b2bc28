import type { Followed } from '../follow/follow-job.js';
import { hasEnded, type Job } from '../api/job.js';
import { findingOf } from './findings.js';

/** A stage of a scan as the page shows it. */
export interface StageRow {
  stage: string;
  title: string;
  state: 'waiting' | 'running' | 'done' | 'left-out' | 'failed';
  /** What it found, or how far it is; empty where there is nothing to say. */
  note: string;
  /** 0–100 while it runs and says so, else `null`. */
  percent: number | null;
}

const TITLES: Readonly<Record<string, string>> = {
  fetching: 'Fetch profile and repositories',
  scoring: 'Score importance',
  enriching: 'Look closer where it matters',
  selecting: 'Select what deserves a deep scan',
  preflight: 'Find the commit',
  cloning: 'Clone',
  observing: 'Observe files',
  extracting: 'Read definitions and imports',
  graphing: 'Draw the import graph',
  call_graph: 'Draw the call graph',
  summarizing: 'Summarise',
  storing: 'Store',
};

const STAGES: Readonly<Record<Job['name'], readonly string[]>> = {
  'quick-scan': ['fetching', 'scoring', 'enriching', 'selecting', 'storing'],
  'deep-scan': ['preflight', 'cloning', 'observing', 'extracting', 'graphing', 'call_graph', 'summarizing', 'storing'],
  'account-deep-scan': [],
};

/** The stages of a job in their order, so that each has its place before it begins. */
export function stageRows({ job, partials }: Pick<Followed, 'job' | 'partials'>): StageRow[] {
  const done = new Map(partials.map((partial) => [partial.stage, partial]));
  const running = hasEnded(job) ? null : (job.progress?.stage ?? null);
  const stages = stagesOf(job, [...done.keys(), ...(job.progress === null ? [] : [job.progress.stage])]);
  const current = job.progress === null ? -1 : stages.indexOf(job.progress.stage);
  return stages.map((stage, index) => {
    const partial = done.get(stage);
    const title = TITLES[stage] ?? stage;
    if (partial !== undefined) return { stage, title, state: 'done', note: findingOf(partial), percent: null };
    if (stage === running && job.status === 'active') return { stage, title, state: 'running', ...withinOf(job) };
    if (job.status === 'completed') return { stage, title, state: partials.length > 0 ? 'left-out' : 'done', note: '', percent: null };
    if (index === current && job.status === 'failed') return { stage, title, state: 'failed', note: '', percent: null };
    return { stage, title, state: index < current ? 'left-out' : 'waiting', note: '', percent: null };
  });
}

function stagesOf(job: Job, seen: readonly string[]): string[] {
  const stages = STAGES[job.name];
  return [...stages, ...seen.filter((stage, index) => !stages.includes(stage) && seen.indexOf(stage) === index)];
}

function withinOf({ progress }: Job): { note: string; percent: number | null } {
  const within = progress?.within ?? null;
  if (within === null) return { note: 'running', percent: null };
  const { done, total, unit, label } = within;
  const percent = total === null || total === 0 ? null : Math.round((done / total) * 100);
  const amount = unit === 'percent' ? `${Math.round(done)} %` : total === null ? `${done} ${unit}` : `${done} of ${total} ${unit}`;
  return { note: label === undefined ? amount : `${label}, ${amount}`, percent };
}
