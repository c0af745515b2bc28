import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { repositoryName } from '../analysis/repository-name.js';
import { scanThrice, type Scan, type Scans } from '../analysis/scan-thrice.js';
import { median, report, type Figure } from '../report/table.js';
import { pyanSeconds } from './pyan.js';

const ownRepository = fileURLToPath(new URL('../..', import.meta.url));
const allStages = ['extracting', 'graphing', 'call_graph', 'summarizing'] as const;

/** Bars of a whole scan with calls and an extractive summary, by the name of the repository. */
const scanBars: Readonly<Record<string, { seconds?: number; peakMb?: number }>> = {
  renovate: { seconds: 16, peakMb: 1_200 },
  django: { seconds: 12 },
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string', default: '3' }, json: { type: 'boolean', default: false } } });
// Without a repository it runs on this one, which shows that it runs: bars are for repositories of some size.
const hasBars = positionals.length > 0;
const figures: Figure[] = [];
const notes: string[] = [];
for (const path of hasBars ? positionals.map((given) => resolve(process.env['INIT_CWD'] ?? '.', given)) : [ownRepository]) figures.push(...(await wholeScans(path)));
report('calls', figures, { json: values.json });
if (!values.json) for (const note of notes) console.log(note);

async function wholeScans(path: string): Promise<Figure[]> {
  const name = repositoryName(path);
  const samples: Scans[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) samples.push(await scanThrice(path, allStages));
  const middle = (valueOf: (scans: Scans) => number): number => median(samples.map(valueOf));
  const bars = hasBars ? scanBars[name] : undefined;
  const scans = samples[0];
  if (scans === undefined) throw new Error('No round was asked for.');
  const whole = middle(({ first }) => first.seconds);
  notes.push(`${name}: ${String(scans.first.calls)} calls; ${scans.first.coverage.join('; ')}`, ...warningNotes(name, scans));
  return [
    { name: `${name}: whole scan with calls and summary, ${String(scans.first.files)} files`, value: whole, unit: 's', ...(bars?.seconds === undefined ? {} : { bar: { most: bars.seconds } }) },
    { name: '  of processors', value: middle(({ first }) => first.cpuSeconds), unit: 's' },
    { name: '  peak memory', value: middle(({ first }) => first.peakMb), unit: 'MB', ...(bars?.peakMb === undefined ? {} : { bar: { most: bars.peakMb } }) },
    ...(['call_graph', 'summarizing', 'storing'] as const).map((stage) => ({ name: `  ${stage}`, value: middle(({ first }) => first.stages[stage] ?? 0) / 1_000, unit: 's' })),
    { name: '  unchanged, times as fast', value: whole / middle(({ unchanged }) => unchanged.seconds), unit: '×', ...(bars === undefined ? {} : { bar: { least: 20 } }) },
    { name: '  ten files changed, times as fast', value: whole / middle(({ changed }) => changed.seconds), unit: '×', ...(bars === undefined ? {} : { bar: { least: 5 } }) },
    { name: '    call_graph', value: middle(({ changed }) => changed.stages['call_graph'] ?? 0) / 1_000, unit: 's' },
    ...(await peer(path, whole)),
  ];
}

/** pyan3, where it is installed and there is Python to read. */
async function peer(path: string, whole: number): Promise<Figure[]> {
  const seconds = await pyanSeconds(path);
  if (seconds === null) return [];
  return [
    { name: '  pyan3, calls alone', value: seconds, unit: 's' },
    { name: '  times as fast as pyan3', value: seconds / whole, unit: '×' },
  ];
}

/** What a figure would hide: languages without calls, stages that failed. */
function warningNotes(name: string, { first, changed }: Record<'first' | 'changed', Scan>): string[] {
  return [...new Set([...first.warnings, ...changed.warnings])].map((warning) => `${name}: ${warning}`);
}
