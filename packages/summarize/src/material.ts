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

/** Reads what a summary is made of, and finds what in it gives orders. Rejects with the signal's reason on abort. */
export async function gatherMaterial(
  tree: FileTree,
  input: SummaryInput,
  { maxDocuments, signal, warn }: { maxDocuments: number; signal: AbortSignal | undefined; warn: (warning: Warning) => void },
): Promise<Material & { hostile: HostileText[] }> {
  const { observation } = input;
  const facts = readFacts(input);
  const manifests = await readTexts(tree, projectPaths(observation.files), { maxBytes, signal, warn });
  const project = readProject(manifests, observation.files);
  const main = mainManifest(project, facts.name);
  const chosen = documentPaths(observation.files, readmePath(observation, main?.path ?? null)).slice(0, maxDocuments);
  const texts = new Map([...manifests, ...(await readTexts(tree, chosen, { maxBytes, signal, warn }))]);
  const documents: Document[] = [];
  for (const path of chosen) {
    const text = texts.get(path);
    if (text === undefined) continue;
    documents.push(readDocument(path, text.slice(0, maxDocument)));
    // A stranger's document may take a while: others want their turn.
    await setImmediate();
    signal?.throwIfAborted();
  }
  const [first] = documents;
  const readme = first !== undefined && documentKind(first.path) === 'readme' ? first : null;
  const hostile = [...documents.flatMap((document) => document.hostile), ...hostileCode(input.extraction)];
  return { facts, project, documents, readme, hostile, evidence: evidenceOf(tree, observation, texts, factNumbers(facts, project)) };
}

/** The README of the root; where there is none, or only a link, the one beside the manifest of what the repository is known for. */
function readmePath({ readme, files }: Observation, manifest: string | null): string | null {
  if (readme !== null && directoryOf(readme.path) === '') return readme.path;
  const beside = manifest === null ? undefined : files.find(({ path }) => documentKind(path) === 'readme' && directoryOf(path) === directoryOf(manifest));
  return beside?.path ?? readme?.path ?? null;
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
