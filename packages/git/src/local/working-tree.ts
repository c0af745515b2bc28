import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { plainText, type Warning } from '@reposcan/core';
import type { Setting } from '../process/environment.js';
import type { LocalConfig } from './local-config.js';
import type { LocatedRepository } from './locate-repository.js';
import type { ObjectView } from '../objects/object-view.js';

const MAX_STATUS_BYTES = 1024 * 1024;

/**
 * A warning if the working tree differs from the commit, `null` if not. Git compares through the object view: filters, monitors and
 * hooks that the repository's configuration names are unknown there and do not run. Submodules are not looked into.
 */
export async function checkWorkingTree(
  view: ObjectView,
  located: LocatedRepository,
  config: LocalConfig,
  signal?: AbortSignal,
): Promise<Warning | null> {
  const { workTree, index, commonDir } = located;
  // Without an index nothing was ever checked out.
  if (workTree === null || !(await exists(index))) return null;

  const settings: Setting[] = [['core.symlinks', 'true'], ...config.comparison, ['core.excludesFile', join(commonDir, 'info/exclude')]];
  const { stdout, end } = await view.run(
    ['status', '--porcelain', '-z', '--no-renames', '--untracked-files=normal', '--ignore-submodules=all'],
    { cwd: workTree, settings, places: { index, workTree }, signal, maxBytes: MAX_STATUS_BYTES },
  );
  if (view.runner.failure(end, { what: 'Comparing the working tree' }) !== null) {
    return warning('Whether the working tree differs from the commit that is scanned could not be checked.', workTree);
  }
  const records = stdout.split('\0').filter((record) => record.length > 3);
  if (records.length === 0) return null;
  const untracked = records.filter((record) => record.startsWith('??')).length;
  const names = records.slice(0, 3).map((record) => plainText(record.slice(3), 80));
  const counts = [count(records.length - untracked, 'changed'), count(untracked, 'untracked')].filter((part) => part !== '');
  const all = `${end.stopped === 'enough' ? 'at least ' : ''}${counts.join(' and ')}`;
  return warning(
    `The working tree differs from the commit that is scanned: ${all} (${names.join(', ')}${records.length > names.length ? ', …' : ''}). Commit them to have them scanned.`,
    workTree,
  );
}

function warning(message: string, subject: string): Warning {
  return { code: 'UNCOMMITTED_CHANGES', message, subject: plainText(subject, 300) };
}

function count(number: number, kind: string): string {
  return number === 0 ? '' : `${number} ${kind} ${number === 1 ? 'path' : 'paths'}`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
