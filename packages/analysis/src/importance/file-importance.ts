import type { FileImportanceReason, FileRole } from '@reposcan/core';
import { stemOf } from '../tree/tree-path.js';
import { fileImportanceWeights as weights } from './file-importance-weights.js';

/** What is known of a file when its importance is calculated. */
export interface FileFacts {
  path: string;
  role: FileRole;
  /** Lines, or an estimate from the size where the file was not read. */
  lines: number;
  isEntryPoint: boolean;
  /** A style sheet, page or template: many lines, little to understand. */
  isMarkup: boolean;
  /** It stands for the repository as a whole. */
  standsFor: 'readme' | 'manifest' | 'licence' | null;
}

/** The largest values of a repository's source files: importance is relative to them. */
export interface ImportanceScale {
  lines: number;
}

/** A short file is no more important for being the longest of a tiny repository, nor are all equal next to one giant. */
const linesRange = { least: 200, most: 5000 };

/** The scale of a repository. */
export function importanceScale(files: Iterable<Pick<FileFacts, 'role' | 'isMarkup' | 'lines'>>): ImportanceScale {
  let lines = 0;
  for (const file of files) {
    if (file.role !== 'source' || file.isMarkup) continue;
    lines = Math.max(lines, file.lines);
  }
  return { lines: clamp(lines, linesRange) };
}

const tellingNames = new Set(
  'index main app core cli server api lib mod __init__ __main__ base application engine client program router types module package init entry runtime kernel'.split(' '),
);

/** 0–100 with one decimal, and the reasons, whose contributions add up to it exactly (to the decimal). */
export function fileImportance(file: FileFacts, scale: ImportanceScale): { importance: number; reasons: FileImportanceReason[] } {
  const reasons: FileImportanceReason[] = [];
  let tenths = 0;
  const add = (factor: string, points: number): void => {
    const rounded = Math.round(points * 10);
    if (rounded === 0) return;
    tenths += rounded;
    reasons.push({ factor, contribution: rounded / 10 });
  };
  const size = Math.min(1, file.lines / scale.lines) ** weights.linesPower;
  add(`lines: ${String(file.lines)}`, weights.lines * size);
  if (file.isEntryPoint) add('entry point', weights.entryPoint);
  if (tellingNames.has(stemOf(file.path).toLowerCase())) add('name', weights.name * size);
  if (file.isMarkup) add('markup', (-tenths / 10) * (1 - weights.markup));
  add(`role: ${file.role}`, (-tenths / 10) * (1 - weights.roles[file.role]));
  // What stands for the whole is raised to its own level, not added to: a long README is not above it.
  if (file.standsFor !== null) add(file.standsFor, Math.max(0, weights[file.standsFor] - tenths / 10));
  return { importance: tenths / 10, reasons };
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value));
}
