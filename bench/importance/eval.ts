import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { criticalityScore, scoreImportance, type Category, type Importance } from '@reposcan/core';
import { evaluateFiles } from './files/files-eval.js';
import { readProjects, type KnownProject } from './known-projects.js';
import { holds, repositoryOf, scenarioNow, scenarios } from './scenarios.js';

/** A figure, and what it must be at least. */
interface Bar {
  name: string;
  value: number;
  bar: number;
  met: boolean;
}

interface Scored {
  name: string;
  importance: Importance;
}

const defaultData = fileURLToPath(new URL('../../../shared/data', import.meta.url));
const quantiles = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 1];

function atLeast(name: string, value: number, bar: number): Bar {
  return { name, value, bar, met: value >= bar };
}

function count(scored: readonly Scored[], category: Category): number {
  return scored.filter(({ importance }) => importance.category === category).length;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}

function spread(scored: readonly Scored[]): number[] {
  const scores = scored.map(({ importance }) => importance.score).sort((left, right) => left - right);
  return quantiles.map((quantile) => scores[Math.round(quantile * (scores.length - 1))] ?? 0);
}

function scoreAll(projects: readonly KnownProject[], now: string, reading: 'full' | 'lean'): Scored[] {
  return projects.map((project) => ({ name: project.name, importance: scoreImportance(project[reading], { now }) }));
}

function evaluateScenarios() {
  return scenarios.flatMap((scenario) =>
    (['unread', 'absent'] as const).map((reading) => {
      const importance = scoreImportance(repositoryOf(scenario, reading), { now: scenarioNow });
      return { scenario, reading, importance, met: holds(scenario, importance) };
    }),
  );
}

function evaluateProjects(file: string) {
  const { projects, now } = readProjects(file);
  const full = scoreAll(projects, now, 'full');
  const lean = scoreAll(projects, now, 'lean');
  const agreement = full.filter(({ importance }, at) => importance.category === lean[at]?.importance.category).length;
  const within = full.filter(({ importance: { score } }, at) => {
    const [low, high] = lean[at]?.importance.range ?? [101, -1];
    return low <= score && score <= high;
  }).length;
  const reproduced = projects.filter(({ criticality }) => Math.abs(criticalityScore(criticality.signals) - criticality.score) < 5.001e-6).length;
  return { projects: projects.length, now, full, lean, agreement, within, reproduced };
}

type Calibration = ReturnType<typeof evaluateProjects>;

function barsOf(critical: Calibration | null, newborn: Calibration | null): Bar[] {
  const bars: Bar[] = [];
  if (critical !== null) {
    bars.push(
      atLeast('critical projects, all signals: % flagship', percent(count(critical.full, 'flagship'), critical.projects), 95),
      atLeast('critical projects, all signals: % not supporting', percent(critical.projects - count(critical.full, 'supporting'), critical.projects), 100),
      atLeast('critical projects, lean signals: % flagship', percent(count(critical.lean, 'flagship'), critical.projects), 85),
    );
  }
  if (newborn !== null) bars.push(atLeast('newborn projects, all signals: supporting', count(newborn.full, 'supporting'), 15));
  for (const [name, data] of [['critical', critical], ['newborn', newborn]] as const) {
    if (data === null) continue;
    bars.push(
      atLeast(`${name} projects: % whose full score lies in the lean range`, percent(data.within, data.projects), 100),
      atLeast(`${name} projects: % whose criticality score is reproduced to 5 decimals`, percent(data.reproduced, data.projects), 100),
    );
  }
  return bars;
}

function describeCalibration(name: string, data: Calibration): string[] {
  const line = (label: string, scored: readonly Scored[]) => {
    const categories = (['flagship', 'significant', 'supporting'] as const).map((category) => `${category} ${count(scored, category)}`).join(', ');
    const provisional = scored.filter(({ importance }) => importance.provisional).length;
    return `  ${label.padEnd(5)} ${categories}, provisional ${provisional}; scores ${spread(scored).map((score) => score.toFixed(1)).join('  ')}`;
  };
  return [
    '',
    `${data.projects} ${name} projects as of ${data.now.slice(0, 10)} (scores at ${quantiles.map((quantile) => `${quantile * 100} %`).join(', ')})`,
    line('full', data.full),
    line('lean', data.lean),
    `  lean and full agree on the category of ${data.agreement}`,
  ];
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    // pnpm passes on the `--` that ends its own options.
    args: process.argv.slice(2).filter((argument, at) => at > 0 || argument !== '--'),
    allowPositionals: true,
    options: { data: { type: 'string' }, files: { type: 'boolean', default: false }, months: { type: 'string', default: '12' }, json: { type: 'boolean', default: false } },
  });
  if (values.files || positionals.length > 0) {
    const months = Number(values.months);
    if (!values.files || positionals.length === 0 || !Number.isInteger(months) || months < 1) throw new Error('usage: pnpm eval importance --files [--months N] REPOSITORY...');
    const repositories = positionals.map((path) => resolve(process.env['INIT_CWD'] ?? '.', path));
    if (!(await evaluateFiles(repositories, { months, json: values.json }))) process.exitCode = 1;
    return;
  }
  // pnpm says in INIT_CWD where the command was given.
  const directory = values.data === undefined ? defaultData : resolve(process.env['INIT_CWD'] ?? '.', values.data);
  const load = (name: string): Calibration | null => {
    const file = join(directory, name);
    if (existsSync(file)) return evaluateProjects(file);
    if (values.data !== undefined) throw new Error(`${name} is not in ${values.data}.`);
    return null;
  };
  const critical = load('importance.csv');
  const newborn = load('newborn.csv');
  const outcomes = evaluateScenarios();
  const missed = outcomes.filter(({ met }) => !met).length;
  const bars = [atLeast('scenarios that hold', outcomes.length - missed, outcomes.length), ...barsOf(critical, newborn)];

  if (values.json) {
    const figures = Object.fromEntries(bars.map(({ name, value }) => [name, value]));
    process.stdout.write(`${JSON.stringify({ eval: 'importance', met: bars.every(({ met }) => met), figures })}\n`);
  } else {
    const lines = ['Scenarios (what the name leaves open: unread, or read and absent)'];
    for (const { scenario, reading, importance, met } of outcomes) {
      const { categories, atLeast: lowest, below } = scenario.expected;
      const limits = [lowest === undefined ? '' : ` ≥ ${lowest}`, below === undefined ? '' : ` < ${below}`].join('');
      const range = `[${importance.range.map((score) => score.toFixed(1)).join(', ')}]`;
      lines.push(
        `  ${met ? 'ok    ' : 'MISSED'} ${importance.score.toFixed(1).padStart(5)} ${range.padEnd(13)} ${importance.category.padEnd(11)} ` +
          `${reading.padEnd(6)} ${scenario.name} (expected ${categories.join(' or ')}${limits})`,
      );
    }
    if (critical !== null) lines.push(...describeCalibration('critical', critical));
    if (newborn !== null) lines.push(...describeCalibration('newborn', newborn));
    lines.push('', 'Bars');
    for (const { name, value, bar, met } of bars) lines.push(`  ${met ? 'ok    ' : 'MISSED'} ${name}: ${value} (bar ${bar})`);
    if (critical === null || newborn === null) {
      lines.push('', 'No calibration data: --data DIR, with importance.csv and newborn.csv, adds the calibration against real projects.');
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  }
  if (bars.some(({ met }) => !met)) process.exitCode = 1;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`eval importance: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
