import { unknown, type Signal } from '@reposcan/core';
import { asArray, asCount, asRecord, asText, type JsonRecord } from '../json.js';
import type { FailureOf } from './failure-of.js';
import { treeSignals, type FolderEntry, type TreeSignals } from './tree-signals.js';

/**
 * The signals that names of files tell, with what GitHub itself knows of the community profile (an organisation's defaults
 * count).
 */
export function readTreeSignals(node: JsonRecord, isEmpty: boolean, failureOf: FailureOf): TreeSignals {
  const root = isEmpty ? [] : readFolder(node['root']);
  const community = readFolder(node['community']);
  const communityFailure = community === null ? failureOf('community') : undefined;
  const found = treeSignals(root ?? [], community ?? []);

  /** "Not found" says nothing where not everything was looked at. */
  const settle = <T>(signal: Signal<T>, absent: T, lookedEverywhere: boolean): Signal<T> => {
    if (signal !== absent || lookedEverywhere) return signal;
    return unknown((root === null ? failureOf('root') : communityFailure) ?? 'failed');
  };
  const rootRead = root !== null;
  const bothRead = rootRead && communityFailure === undefined;
  const profile = (signal: Signal<boolean>, field: string): Signal<boolean> => {
    if (node[field] !== null && node[field] !== undefined && node[field] !== false) return true;
    return settle(signal, false, bothRead);
  };

  return {
    hasReadme: settle(found.hasReadme, false, bothRead),
    readmeBytes: settle(found.readmeBytes, 0, bothRead || found.hasReadme === true),
    hasTests: settle(found.hasTests, false, rootRead),
    hasCi: settle(found.hasCi, false, bothRead),
    hasContributing: profile(found.hasContributing, 'contributingGuidelines'),
    hasCodeOfConduct: profile(found.hasCodeOfConduct, 'codeOfConduct'),
    hasSecurityPolicy: profile(found.hasSecurityPolicy, 'isSecurityPolicyEnabled'),
    hasChangelog: settle(found.hasChangelog, false, rootRead),
    hasDocs: settle(found.hasDocs, false, rootRead),
  };
}

/** The entries of a folder as the enrich query gives them; `null` where there is no such folder. */
function readFolder(tree: unknown): FolderEntry[] | null {
  const entries = asRecord(tree)?.['entries'];
  if (!Array.isArray(entries)) return null;
  return asArray(entries).flatMap((entry): FolderEntry[] => {
    const record = asRecord(entry);
    const name = asText(record?.['name']);
    return name === null
      ? []
      : [{ name: name.toLowerCase(), isFolder: record?.['type'] === 'tree', size: asCount(record?.['size']) }];
  });
}
