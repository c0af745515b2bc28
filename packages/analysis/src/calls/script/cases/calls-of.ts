import type { ImportEdge } from '@reposcan/core';
import { resolvePath, directoryOf } from '../../../tree/tree-path.js';
import type { CallAnalysis, CallInput } from '../../call-analyzer.js';
import { scriptCalls } from '../script-calls.js';

const languages: Record<string, string> = { ts: 'TypeScript', tsx: 'TSX', vue: 'Vue', svelte: 'Svelte' };

/** An input of files by path. Imports lead where they say, extension and all. */
export function inputOf(texts: Readonly<Record<string, string>>, kept: ReadonlyMap<string, unknown> = new Map()): CallInput {
  const paths = Object.keys(texts).sort();
  const files = paths.map((path) => {
    const text = texts[path] ?? '';
    const language = languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'JavaScript';
    return { path, language, role: /\.test\./.test(path) ? ('test' as const) : ('source' as const), oid: `${String(text.length)}:${text}`, size: text.length };
  });
  const imports = paths.flatMap((from) =>
    [...(texts[from] ?? '').matchAll(/(?:from|require\(|import\(|import)\s*['"](\.[^'"]*)['"]/g)].flatMap(([, specifier = '']): ImportEdge[] => {
      const to = resolvePath(directoryOf(from), specifier) ?? '';
      return paths.includes(to) ? [{ from, to, kind: 'import', typeOnly: false, conditional: false, specifiers: [specifier], line: 1 }] : [];
    }),
  );
  return { files, paths, imports, entryPoints: [], texts: new Map(Object.entries(texts)), kept };
}

/** The analysis of files by path. */
export function analyze(texts: Readonly<Record<string, string>>): Promise<CallAnalysis> {
  return scriptCalls.analyze(inputOf(texts));
}

/** The calls within one file `a.EXTENSION`, sorted: `f -> g`, with the kind where it is no plain call; the code of the module is `.`. Calls of the platform are left out. */
export async function callsIn(text: string, extension = 'ts'): Promise<string[]> {
  return callsAmong({ [`a.${extension}`]: text }, `a.${extension}`);
}

/** The same of several files; names in the main one stand without their path. */
export async function callsAmong(texts: Readonly<Record<string, string>>, main: string): Promise<string[]> {
  const { nodes, edges } = await analyze(texts);
  const external = new Set(nodes.filter(({ kind }) => kind === 'external').map(({ qualifiedName }) => qualifiedName));
  const short = (name: string): string => (name === main ? '.' : name.startsWith(`${main}#`) ? name.slice(main.length + 1) : name);
  return edges.filter(({ to }) => !external.has(to)).map(({ from, to, kind }) => `${short(from)} -> ${short(to)}${kind === 'call' ? '' : ` (${kind})`}`);
}
