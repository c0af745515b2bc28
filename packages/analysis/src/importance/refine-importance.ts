import type { FileImportanceReason, ObservedFile, Observation } from '@reposcan/core';
import type { FilePlaces } from '../graph/signals/code-signals.js';
import { compareText } from '../text/compare-text.js';
import { fileImportanceWeights as weights } from './file-importance-weights.js';
import { createStandings, type FileStanding } from './file-standing.js';
import { isRootManifest } from './root-manifest.js';

/**
 * The files again, with their place in the import graph and the commits of the last year in their importance; by importance, then path. What is not known
 * of a file (its language is not linked, no history was read) does not count as 0: its share goes to what is known. README, manifest and licence at the
 * root stand for the whole and stay as they are; so does what was not looked into.
 */
export function refineImportance({ files, readme, licenseFile }: Observation, places: FilePlaces, churn: ReadonlyMap<string, number> | null): ObservedFile[] {
  const standingOf = createStandings(files, places, churn);
  const standsForAll = (path: string): boolean => path === readme?.path || path === licenseFile || isRootManifest(path);
  return files
    .map((file) => (file.reasons.length === 0 || standsForAll(file.path) ? file : { ...file, ...refined(file, standingOf(file.path)) }))
    .sort((left, right) => right.importance - left.importance || compareText(left.path, right.path));
}

/** The importance of one file and its reasons, which add up to it exactly (to the decimal). */
export function refined({ role, reasons: observed }: Pick<ObservedFile, 'role' | 'reasons'>, { place, churn }: FileStanding): Pick<ObservedFile, 'importance' | 'reasons'> {
  const { shares } = weights;
  const known = shares.observation + (place === null ? 0 : shares.place) + (churn === null ? 0 : shares.churn);
  const keeps = (100 / known) * weights.roles[role] * (observed.some(({ factor }) => factor === 'markup') ? weights.markup : 1);
  const reasons: FileImportanceReason[] = [];
  let points = 0;
  let tenths = 0;
  const add = (factor: string, contribution: number): void => {
    points += contribution;
    // The sum is rounded, not each part: so the parts add up to it, and it stays within 100.
    const rounded = Math.round(points * 10) - tenths;
    tenths += rounded;
    // What the observation mentions without points is a remark, and stays.
    if (rounded !== 0 || contribution === 0) reasons.push({ factor, contribution: rounded / 10 });
  };
  for (const { factor, contribution } of observed) add(factor, (contribution * shares.observation) / known);
  if (place !== null && place.score > 0) add(`imported by ${String(place.fanIn)}, imports ${String(place.fanOut)}`, keeps * shares.place * place.score);
  if (churn !== null && churn.score > 0) add(`commits: ${String(churn.commits)}`, keeps * shares.churn * churn.score);
  return { importance: Math.min(1000, tenths) / 10, reasons };
}
