import { plainText, type CodeSymbol, type FileSkeleton } from '@reposcan/core';
import { kindOfOrder } from '../hostile/kind-of-order.js';
import type { SummaryInput } from '../summary-input.js';
import { cleanProse } from '../wording/clean-prose.js';
import { sentencesOf } from '../wording/sentences.js';
import type { KeyFile } from './facts.js';

const maxFiles = 12;
const maxDoc = 200;

/** The most important source files, in order. */
export function keyFiles({ observation, extraction, graph }: SummaryInput): KeyFile[] {
  const skeletons = new Map(extraction?.skeletons.map((skeleton) => [skeleton.path, skeleton]));
  const importers = new Map(graph?.signals.files.map(({ path, fanIn }) => [path, fanIn]));
  return observation.files
    .filter(({ role, language }) => role === 'source' && language !== null)
    .slice(0, maxFiles)
    .map(({ path }) => ({ path, importers: importers.get(path) ?? null, ...said(skeletons.get(path)) }));
}

function said(skeleton: FileSkeleton | undefined): Pick<KeyFile, 'defines' | 'doc'> {
  if (skeleton === undefined) return { defines: [], doc: null };
  const offered = skeleton.symbols.filter(({ exported }) => exported);
  // The largest definition is what the file is about.
  const bySize = [...offered].sort((left, right) => right.endLine - right.line - (left.endLine - left.line));
  const names = bySize.map(({ name }) => name).filter((name) => name !== 'default');
  return { defines: [...new Set(names)].slice(0, 4), doc: docOf(bySize) };
}

function docOf(symbols: readonly CodeSymbol[]): KeyFile['doc'] {
  for (const { name, doc, line } of symbols.slice(0, 2)) {
    if (doc === null || kindOfOrder(doc) !== null) continue;
    const [first] = sentencesOf(cleanProse(withoutRoles(plainText(doc, 500))));
    if (first === undefined || first.length < 20 || first.length > maxDoc || /^[@<{[#\d]|https?:/.test(first)) continue;
    return { text: `${name}: ${first}`, line };
  }
  return null;
}

/** Without the marks of reStructuredText, Markdown and JSDoc. */
function withoutRoles(text: string): string {
  return text
    .replace(/:[\w:]{1,40}:`[~!]?([^`<]{1,200}?)(?:\s*<[^`>]{1,200}>)?`/g, '$1')
    .replace(/\{@\w+ ([^{}|]{1,200})(?:\|[^{}]{1,200})?\}/g, '$1')
    .replace(/`+|\*\*/g, '');
}
