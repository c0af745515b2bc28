import { asRecord, member } from '../../entry-points/untrusted-record.js';
import { comparePathPatterns, fillPathPattern, matchPathPattern, readPathPattern } from './path-pattern.js';

/** Conditions in turns: what leads to sources, what runs, then whatever is left (types, other platforms). */
const turns: readonly ((condition: string) => boolean)[] = [
  (condition) => /source|(?:^|[/@])src$/.test(condition),
  (condition) => ['import', 'module', 'default', 'node', 'development', 'require', 'module-sync'].includes(condition),
  () => true,
];
const limits = { depth: 10, targets: 100, keys: 5_000 };

/**
 * Where the `exports` or `imports` of a manifest lead for a name (`.`, `./inside`, `#name`): all targets, the likeliest source first. Empty where the name
 * is not offered; `null` where the manifest has no such map.
 */
export function exportTargets(map: unknown, name: string): string[] | null {
  if (map === undefined || map === null) return null;
  const entry = entryOf(map, name);
  if (entry === null) return [];
  const targets = new Set<string>();
  for (const turn of turns) collect(entry.value, (condition) => turn(condition), targets, 0);
  return [...targets].map((target) => fillPathPattern(target, entry.match)).filter((target) => target !== null);
}

function entryOf(map: unknown, name: string): { value: unknown; match: string } | null {
  const record = asRecord(map);
  const keys = record === null ? [] : Object.keys(record).slice(0, limits.keys);
  const isSubpathMap = keys.some((key) => key.startsWith('.') || key.startsWith('#'));
  if (!isSubpathMap) return name === '.' ? { value: map, match: '' } : null;
  const exact = member(map, name);
  if (exact !== undefined) return { value: exact, match: '' };
  const patterns = keys
    // `./lib/` is an older way to write `./lib/*`.
    .map((key) => ({ key, isFolder: key.endsWith('/'), pattern: readPathPattern(key.endsWith('/') ? `${key}*` : key) }))
    .sort((left, right) => comparePathPatterns(left.pattern, right.pattern));
  for (const { key, isFolder, pattern } of patterns) {
    const match = matchPathPattern(pattern, name);
    if (match === null) continue;
    const value = member(map, key);
    return { value: isFolder && typeof value === 'string' ? `${value}*` : value, match };
  }
  return null;
}

function collect(value: unknown, isWanted: (condition: string) => boolean, targets: Set<string>, depth: number): void {
  if (depth > limits.depth || targets.size >= limits.targets) return;
  if (typeof value === 'string') targets.add(value);
  else if (Array.isArray(value)) value.slice(0, limits.targets).forEach((item) => collect(item, isWanted, targets, depth + 1));
  else {
    for (const condition of Object.keys(asRecord(value) ?? {}).slice(0, limits.targets)) {
      if (isWanted(condition)) collect(member(value, condition), isWanted, targets, depth + 1);
    }
  }
}
