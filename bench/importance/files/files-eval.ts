import { basename, dirname } from 'node:path';
import { ndcg } from './ndcg.js';
import { readPast, type PastFile, type PastRepository } from './past-files.js';

/** How deep a ranking is looked at: what fits on the first screen. */
const depth = 20;
/** In so many repositories the score must find more than line count does. */
const bar = 3;

/** What files are ranked by. The score comes first, what it must beat second. */
const rankings: Readonly<Record<string, (file: PastFile) => number>> = {
  importance: (file) => file.importance,
  lines: (file) => file.lines,
  'page rank': (file) => file.pageRank,
  churn: (file) => file.churn,
  'no history': (file) => file.importanceWithoutHistory,
};

interface Outcome {
  repository: PastRepository;
  /** By ranking; `null` where no later commit touched a source file. */
  values: Map<string, number | null>;
}

/** Whether file importance foretells what later commits touch, better than line count does. */
export async function evaluateFiles(paths: readonly string[], { months, json }: { months: number; json: boolean }): Promise<boolean> {
  const outcomes: Outcome[] = [];
  const failed: string[] = [];
  for (const path of paths) {
    try {
      outcomes.push(outcomeOf({ ...(await readPast(path, months)), name: nameOf(path) }));
    } catch (error) {
      failed.push(`${path}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  const wins = outcomes.filter(({ values }) => (values.get('importance') ?? 0) > (values.get('lines') ?? 0)).length;
  const met = wins >= bar;
  if (json) {
    const repositories = outcomes.map(({ repository: { files, ...repository }, values }) => ({ ...repository, files: files.length, ndcg: Object.fromEntries(values) }));
    process.stdout.write(`${JSON.stringify({ eval: 'importance --files', met, months, wins, repositories, failed })}\n`);
  } else process.stdout.write(`${[...table(outcomes, months), ...failed.map((line) => `not evaluated: ${line}`), verdict(wins, outcomes.length, met)].join('\n')}\n`);
  return met;
}

function outcomeOf(repository: PastRepository): Outcome {
  const values = Object.entries(rankings).map(([name, scoreOf]) => {
    // The tenth commit to a file says less than the first: the logarithm of the number is the gain.
    const items = repository.files.map((file) => ({ path: file.path, score: scoreOf(file), gain: Math.log1p(file.laterCommits) }));
    return [name, ndcg(items, depth)] as const;
  });
  return { repository, values: new Map(values) };
}

function table(outcomes: readonly Outcome[], months: number): string[] {
  const columns = Object.keys(rankings);
  const row = (cells: readonly string[]): string => cells.map((cell, index) => (index === 0 ? cell.padEnd(24) : cell.padStart(10))).join('  ').trimEnd();
  const mean = columns.map((name) => {
    const values = outcomes.flatMap(({ values: known }) => known.get(name) ?? []);
    return figure(values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length);
  });
  return [
    `NDCG@${String(depth)} of rankings of the source files ${String(months)} months before HEAD, against the files that commits since then touched`,
    row(['', ...columns, 'files', 'commits']),
    ...outcomes.map(({ repository, values }) => row([repository.name, ...columns.map((name) => figure(values.get(name) ?? null)), String(repository.files.length), String(repository.laterCommits)])),
    row(['mean', ...mean]),
  ];
}

function figure(value: number | null): string {
  return value === null ? 'unknown' : value.toFixed(3);
}

function verdict(wins: number, total: number, met: boolean): string {
  return `  ${met ? 'ok    ' : 'MISSED'} importance beats line count in ${String(wins)} of ${String(total)} repositories (bar ${String(bar)})`;
}

/** A mirror's git directory is called `repo` or `.git`: what it is of is said by the folder around it. */
function nameOf(path: string): string {
  const name = basename(path);
  return ['repo', '.git'].includes(name) ? basename(dirname(path)) : name.replace(/\.git$/, '');
}
