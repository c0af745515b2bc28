import { createHash } from 'node:crypto';
import { strongComponents } from '../../graph/strong-components.js';
import type { CallInput } from '../call-analyzer.js';
import { ambientFiles, importedBy, planScripts } from './script-plan.js';

const known = new WeakMap<object, Map<string, string>>();

/**
 * Under which key the facts of each file are kept: what the file is, how its calls are found, and, where types are known, all that it imports, directly or not, and how; besides the
 * declarations that all share. Worked out once for all files of an input.
 */
export function keepKeys(input: Pick<CallInput, 'files' | 'imports'>): ReadonlyMap<string, string> {
  const before = known.get(input.files);
  if (before !== undefined) return before;
  const keys = workOut(input);
  known.set(input.files, keys);
  return keys;
}

function workOut({ files, imports }: Pick<CallInput, 'files' | 'imports'>): Map<string, string> {
  const { read, checked } = planScripts(files);
  const numbers = new Map(read.map(({ path }, at) => [path, at]));
  const imported = importedBy(read, imports);
  const graph = read.map(({ path }) => (imported.get(path) ?? []).flatMap((to) => numbers.get(to) ?? []));
  const edges = new Map<string, string[]>();
  for (const { from, to, specifiers } of imports) edges.set(from, [...(edges.get(from) ?? []), `${to}\n${specifiers.join('\n')}`]);
  const ambient = hash(ambientFiles(read).map(({ path, oid }) => `${path}\n${oid}`));
  const componentOf = new Int32Array(read.length);
  const hashes: string[] = [];
  const keys = new Map<string, string>();
  for (const [number, component] of strongComponents(graph).entries()) {
    for (const member of component) componentOf[member] = number;
    const own = component.map((member) => `${read[member]?.path ?? ''}\n${read[member]?.oid ?? ''}\n${(edges.get(read[member]?.path ?? '') ?? []).sort().join('\n')}`);
    const others = component.flatMap((member) => (graph[member] ?? []).flatMap((to) => (componentOf[to] === number ? [] : (hashes[componentOf[to] ?? 0] ?? ''))));
    hashes.push(hash([...own, ...[...new Set(others)].sort()]));
    for (const member of component) {
      const file = read[member];
      if (file === undefined) continue;
      keys.set(file.path, checked.has(file.path) ? hash(['types', file.path, file.oid, hashes[number] ?? '', ambient]) : hash(['flow', file.path, file.oid]));
    }
  }
  return keys;
}

function hash(parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\0')).digest('base64url').slice(0, 24);
}
