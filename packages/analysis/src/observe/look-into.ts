import type { EntryPoint, FileRole } from '@reposcan/core';
import type { FileText } from '../content/file-text.js';
import { maxManifestLength, type EntryPointCandidate, type EntryPointFinder } from '../entry-points/entry-point-finder.js';
import type { EntryPointList } from '../entry-points/entry-point-list.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { nameOf } from '../tree/tree-path.js';
import type { TreeFile } from './tree-file.js';
import type { WarningList } from './warning-list.js';

/** Where use of the repository may begin. The entry points of tests, examples and other people's code are not its own. */
const ownRoles: ReadonlySet<FileRole> = new Set(['source', 'build', 'config', 'data', 'other']);

/** What a look into one file adds to. */
export interface Findings {
  finders: readonly EntryPointFinder[];
  entryPoints: EntryPointList;
  index: TreeIndex;
  warnings: WarningList;
}

/**
 * Adds which entry points a file declares. A finder that fails costs its own findings about this file. Gives those that hold for this content in any tree;
 * `null` where the file has to be looked into again the next time.
 */
export function lookInto(file: TreeFile, text: FileText, { finders, entryPoints, index, warnings }: Findings): EntryPoint[] | null {
  const lasting: EntryPoint[] = [];
  let again = false;
  const { path, role } = file;
  const language = file.language?.name ?? null;
  if (!ownRoles.has(role)) return lasting;
  const candidate: EntryPointCandidate = { path, name: nameOf(path), role, language };
  for (const finder of finders) {
    try {
      if (!finder.reads(candidate)) continue;
      if (role === 'build' && text.bytes.length > maxManifestLength) {
        warnings.file(path, `is too long for a manifest (${String(text.bytes.length)} bytes): no entry points were looked for in it.`);
        return null;
      }
      again ||= finder.contentOnly !== true;
      for (const found of finder.find(candidate, text, index)) {
        entryPoints.add(found);
        lasting.push(found);
      }
    } catch (error) {
      again = true;
      warnings.file(path, `could not be understood as ${finder.name}: ${error instanceof Error ? firstLine(error.message) : 'unknown error'}.`);
    }
  }
  return again ? null : lasting;
}

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\.$/, '');
}
