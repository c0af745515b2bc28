import type { EntryPoint, FileRole, Observation, ObservedFile } from '@reposcan/core';
import type { SummaryInput } from '../summary-input.js';
import { percent } from '../wording/wording.js';
import { areasOf } from './areas.js';
import { callFacts } from './call-facts.js';
import type { Facts } from './facts.js';
import { graphFacts } from './graph-facts.js';
import { historyFacts } from './history-facts.js';
import { keyFiles } from './key-files.js';

const maxLanguages = 6;
const maxEntryPoints = 60;

/** What the scan found out, in the form that sentences are made of. */
export function readFacts(input: SummaryInput): Facts {
  const { repository, observation, graph, history } = input;
  const { files, stats, languages } = observation;
  const sources = files.filter(({ role }) => role === 'source');
  const all = stats.files;
  const shareOf = (role: FileRole): { files: number; percent: number | null } => ({ files: stats.roles[role], percent: percent(stats.roles[role], all) });
  return {
    name: repository.name,
    totals: { files: all, lines: stats.lines, directories: stats.directories, submodules: stats.submodules, truncated: stats.truncated },
    source: { files: stats.roles.source },
    tests: { files: stats.roles.test, percent: percent(stats.roles.test, stats.roles.test + stats.roles.source) },
    documents: { files: stats.roles.docs },
    generated: shareOf('generated'),
    vendored: shareOf('vendored'),
    languages: languages.slice(0, maxLanguages).flatMap(({ name, share, files: count, lines }) => {
      const leading = leadingIn(observation, name);
      return leading === null ? [] : [{ name, percent: Math.round(share * 100), files: count, lines, leading }];
    }),
    areas: areasOf(sources),
    entryPoints: entryPointsOf(observation),
    keyFiles: keyFiles(input),
    largest: largestOf(sources),
    graph: graph === null ? null : graphFacts(graph, files),
    calls: input.callGraph === null ? null : callFacts(input.callGraph),
    history: history === null ? null : historyFacts(history, graph),
    licenseFile: observation.licenseFile,
    anchor: observation.readme?.path ?? files[0]?.path ?? null,
  };
}

/** How telling the kinds are. */
const kinds: readonly EntryPoint['kind'][] = ['bin', 'main', 'export', 'server', 'convention', 'container', 'script'];

function entryPointsOf({ entryPoints, files }: Observation): Facts['entryPoints'] {
  const ranks = new Map(files.map(({ path, role }, index) => [path, role === 'source' ? index : index + files.length]));
  const rankOf = ({ path, kind }: EntryPoint): number => kinds.indexOf(kind) * 2 * files.length + (ranks.get(path) ?? files.length);
  return [...entryPoints]
    .sort((left, right) => rankOf(left) - rankOf(right))
    .slice(0, maxEntryPoints)
    .map(({ path, kind, evidence }) => ({ path, kind, evidence: evidence.split(': ')[0] ?? evidence }));
}

function leadingIn({ files }: Observation, language: string): string | null {
  return (files.find((file) => file.language === language && file.role === 'source') ?? files.find((file) => file.language === language))?.path ?? null;
}

function largestOf(sources: readonly ObservedFile[]): Facts['largest'] {
  const largest = sources.reduce<ObservedFile | null>((most, file) => ((file.lines ?? 0) > (most?.lines ?? 0) ? file : most), null);
  return largest?.lines == null ? null : { path: largest.path, lines: largest.lines };
}
