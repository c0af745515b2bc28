import { setImmediate } from 'node:timers/promises';
import type { FileTree, HostileText, Observation, Warning } from '@reposcan/core';
import type { Evidence } from './claims/evidence.js';
import { numbersIn } from './claims/numbers-in.js';
import { documentKind, documentPaths } from './documents/document-paths.js';
import { readDocument, type Document } from './documents/read-document.js';
import type { Material } from './extractive/extractive-summary.js';
import { factNumbers } from './facts/fact-numbers.js';
import { readFacts } from './facts/read-facts.js';
import { hostileCode } from './hostile/hostile-code.js';
import { mainManifest } from './project/main-manifest.js';
import { projectPaths, readProject } from './project/read-project.js';
import type { SummaryInput } from './summary-input.js';
import { directoryOf } from './tree/tree-path.js';
import { readTexts } from './tree/read-texts.js';

/** Larger files are no documents that somebody reads. Bytes. */
const maxBytes = 512 * 1024;
/** Characters of a document that are read. */
const maxDocument = 128 * 1024;
const maxDocuments = 30;

/** Reads what a summary is made of, and finds what in it gives orders. Rejects with the signal's reason on abort. */
export async function gatherMaterial(
  tree: FileTree,
  input: SummaryInput,
  { signal, warn }: { signal: AbortSignal | undefined; warn: (warning: Warning) => void },
): Promise<Material & { hostile: HostileText[] }> {
  const { observation } = input;
  const chosen = documentPaths(observation.files, observation.readme?.path ?? null).slice(0, maxDocuments);
  const texts = await readTexts(tree, [...projectPaths(observation.files), ...chosen], { maxBytes, signal, warn });
  const facts = readFacts(input);
  const project = readProject(texts, observation.files);
  const documents: Document[] = [];
  for (const path of chosen) {
    const text = texts.get(path);
    if (text === undefined) continue;
    documents.push(readDocument(path, text.slice(0, maxDocument)));
    // A stranger's document may take a while: others want their turn.
    await setImmediate();
    signal?.throwIfAborted();
  }
  const readme = readmeOf(documents, observation, mainManifest(project, facts.name)?.path ?? null);
  const ordered = readme === null ? documents : [readme, ...documents.filter((document) => document !== readme)];
  const hostile = [...ordered.flatMap((document) => document.hostile), ...hostileCode(input.extraction)];
  return { facts, project, documents: ordered, readme, hostile, evidence: evidenceOf(tree, observation, texts, factNumbers(facts, project)) };
}

/** The README of the root; where that is a link or says nothing, the one beside the manifest of what the repository is known for. */
function readmeOf(documents: readonly Document[], { readme }: Observation, manifest: string | null): Document | null {
  const readmes = documents.filter(({ path }) => documentKind(path) === 'readme');
  const beside = manifest === null ? undefined : readmes.find(({ path }) => directoryOf(path) === directoryOf(manifest));
  return documents.find(({ path }) => path === readme?.path) ?? beside ?? null;
}

function evidenceOf(tree: FileTree, { files }: Observation, texts: ReadonlyMap<string, string>, facts: ReadonlySet<string>): Evidence {
  const paths = new Set(tree.entries.map(({ path }) => path));
  const endings = new Set<string>();
  for (const path of paths) {
    for (let slash = path.indexOf('/'); slash !== -1; slash = path.indexOf('/', slash + 1)) endings.add(path.slice(slash + 1));
  }
  const lines = new Map(files.flatMap(({ path, lines: count }) => (count === null ? [] : [[path, count] as const])));
  const stated = new Map<string, ReadonlySet<string>>();
  const numbersOf = (path: string): ReadonlySet<string> => {
    const known = stated.get(path) ?? new Set(numbersIn(texts.get(path) ?? ''));
    stated.set(path, known);
    return known;
  };
  return {
    namesFile: (path) => paths.has(path) || endings.has(path),
    hasFile: (path) => paths.has(path),
    linesOf: (path) => texts.get(path)?.split('\n').length ?? lines.get(path) ?? null,
    numbersOf: (sources) => new Set([...facts, ...sources.flatMap(({ path }) => [...numbersOf(path)])]),
  };
}
