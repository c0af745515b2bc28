import type { AnalysisCache, EntryPoint } from '@reposcan/core';
import type { ContentFindings } from './content-findings.js';
import type { TreeFile } from './tree-file.js';

/** What is kept of a file for the next observation. */
export interface KeptFindings {
  findings: ContentFindings;
  entryPoints: EntryPoint[];
}

/** Remembers files by their content, their path and what was given to them. */
export interface FindingsMemory {
  /** What was kept of the file, or `null`; it was on a disk, so its shape is checked. */
  recall(file: TreeFile): KeptFindings | null;
  /** Keeps what is found in the file. Like `recall`, it is asked for before the content changes what is known of the file. */
  willKeep(file: TreeFile): (kept: KeptFindings) => void;
}

/** A memory in a cache. `recipe` names what makes the findings. */
export function createFindingsMemory(cache: AnalysisCache, recipe: string): FindingsMemory {
  const keyOf = ({ entry, path, language, languageIsGiven, role }: TreeFile): string =>
    `file:${recipe}:${entry.oid}:${role}:${languageIsGiven ? (language?.name ?? '') : ''}:${path}`;
  return {
    recall(file) {
      const value = cache.get(keyOf(file));
      return isKept(value) ? { findings: value[0], entryPoints: value[1] } : null;
    },
    willKeep(file) {
      const key = keyOf(file);
      return ({ findings, entryPoints }) => cache.set(key, [findings, entryPoints]);
    },
  };
}

function isKept(value: unknown): value is [ContentFindings, EntryPoint[]] {
  return Array.isArray(value) && value.length === 2 && isFindings(value[0]) && Array.isArray(value[1]) && value[1].every(isEntryPoint);
}

function isFindings(value: unknown): value is ContentFindings {
  if (typeof value !== 'object' || value === null) return false;
  const { binary, lfsSize, lines, language, generated } = value as Partial<Record<keyof ContentFindings, unknown>>;
  const numberOrNull = (part: unknown): boolean => part === null || (typeof part === 'number' && part >= 0);
  return typeof binary === 'boolean' && typeof generated === 'boolean' && numberOrNull(lfsSize) && numberOrNull(lines) && (language === null || typeof language === 'string');
}

function isEntryPoint(value: unknown): value is EntryPoint {
  if (typeof value !== 'object' || value === null) return false;
  const { path, kind, evidence } = value as Partial<Record<keyof EntryPoint, unknown>>;
  return typeof path === 'string' && typeof kind === 'string' && typeof evidence === 'string';
}
