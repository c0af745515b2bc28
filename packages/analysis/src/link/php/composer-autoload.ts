import { asRecord, member } from '../../entry-points/untrusted-record.js';
import { directoryOf, nameOf, resolvePath } from '../../tree/tree-path.js';
import type { LinkContext } from '../linker.js';

/** Where the classes of a namespace are, by a rule of `composer.json`. */
export interface AutoloadRule {
  /** Without a backslash at its end; empty for all namespaces. */
  prefix: string;
  folder: string;
  /** PSR-0 repeats the prefix in the path. */
  standard: 'psr-4' | 'psr-0';
}

/** A hostile tree may hold any number. */
const maxRules = 2000;
const maxRulesOfPrefix = 50;

/** Whether a file says where classes are. */
export function isComposerManifest(path: string): boolean {
  return nameOf(path) === 'composer.json' && !/(?:^|\/)vendor\//.test(path);
}

/** The rules of all `composer.json` of a tree by their prefix in lower case. */
export function composerRules({ configs, warn }: LinkContext): ReadonlyMap<string, readonly AutoloadRule[]> {
  const rules: AutoloadRule[] = [];
  for (const path of [...configs.keys()].filter(isComposerManifest).sort()) {
    try {
      const manifest: unknown = JSON.parse((configs.get(path) ?? '').replace(/^\ufeff/, ''));
      for (const key of ['autoload', 'autoload-dev']) {
        for (const standard of ['psr-4', 'psr-0'] as const) rules.push(...rulesOf(directoryOf(path), member(member(manifest, key), standard), standard));
      }
    } catch {
      warn(path, 'is no valid JSON: its autoload rules are not known.');
    }
  }
  const byPrefix = new Map<string, AutoloadRule[]>();
  for (const rule of rules.slice(0, maxRules)) {
    const key = rule.prefix.toLowerCase();
    const known = byPrefix.get(key);
    if (known === undefined) byPrefix.set(key, [rule]);
    else if (known.length < maxRulesOfPrefix) known.push(rule);
  }
  return byPrefix;
}

function rulesOf(base: string, table: unknown, standard: AutoloadRule['standard']): AutoloadRule[] {
  return Object.entries(asRecord(table) ?? {})
    .slice(0, maxRules)
    .flatMap(([prefix, folders]) => {
      const list: unknown[] = Array.isArray(folders) ? (folders as unknown[]).slice(0, 20) : [folders];
      return list.flatMap((folder) => {
        const resolved = typeof folder === 'string' ? resolvePath(base, folder) : null;
        return resolved === null ? [] : [{ prefix: prefix.replace(/\\+$/, ''), folder: resolved, standard }];
      });
    });
}
