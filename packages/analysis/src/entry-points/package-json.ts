import type { EntryPoint } from '@reposcan/core';
import { directoryOf, resolvePath } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { commandTarget } from './command-target.js';
import type { EntryPointFinder } from './entry-point-finder.js';
import { sourceOfBuilt } from './source-of-built.js';
import { asRecord, member, stringEntries } from './untrusted-record.js';

/** Scripts that start what the package is, and not its tools. */
const startScripts = ['start', 'serve', 'dev', 'start:dev', 'start:prod'];
const maxExports = 40;

/** `bin`, `main`, `module`, `exports` and start scripts of a `package.json`. */
export const packageJsonFinder: EntryPointFinder = {
  name: 'package.json',
  reads: ({ name, role }) => name === 'package.json' && role === 'build',
  *find({ path }, text, tree) {
    const manifest: unknown = JSON.parse(text.unicode);
    const extension = asRecord(member(manifest, 'engines')) !== null && typeof member(member(manifest, 'engines'), 'vscode') === 'string';
    const bin = member(manifest, 'bin');
    const name = member(manifest, 'name');
    const bins: [string, string][] = typeof bin === 'string' ? [[typeof name === 'string' ? name.replace(/^@[^/]*\//, '') : 'bin', bin]] : stringEntries(bin);
    for (const [command, target] of bins) yield* declared(path, target, 'bin', `package.json bin.${command}`, tree);
    for (const field of ['main', 'module', 'browser']) {
      const target = member(manifest, field);
      if (typeof target !== 'string') continue;
      yield* declared(path, target, extension ? 'main' : 'export', `package.json ${field}${extension ? ' (VS Code extension)' : ''}`, tree);
    }
    for (const { subpath, target } of exportTargets(member(manifest, 'exports'))) {
      yield* declared(path, target, 'export', `package.json exports["${subpath}"]`, tree);
    }
    const scripts = stringEntries(member(manifest, 'scripts'), 1000);
    for (const [script, command] of scripts.filter(([key]) => startScripts.includes(key))) {
      const target = commandTarget(command, directoryOf(path), tree);
      yield { path: target ?? path, kind: 'script', evidence: `package.json scripts.${script}: ${command}` };
    }
  },
};

/** What a manifest names, linked to the file or its source; else the manifest stands for what a build makes. */
function* declared(manifest: string, target: string, kind: EntryPoint['kind'], evidence: string, tree: TreeIndex): Generator<EntryPoint> {
  const path = resolvePath(directoryOf(manifest), target.replace(/\/$/, ''));
  if (path === null || target.includes('*')) return;
  const source = sourceOfBuilt(path, tree) ?? sourceOfBuilt(`${path}.js`, tree) ?? sourceOfBuilt(`${path}/index.js`, tree);
  if (source === null) yield { path: manifest, kind, evidence: `${evidence}: ${target} (built)` };
  else yield { path: source, kind, evidence: source === path ? evidence : `${evidence}: ${target}` };
}

/** One target per subpath: the first that is code. Types are not where use begins. */
function exportTargets(exports: unknown): { subpath: string; target: string }[] {
  const record = asRecord(exports);
  const subpaths: [string, unknown][] =
    record !== null && Object.keys(record).some((key) => key.startsWith('.')) ? Object.entries(record) : [['.', exports]];
  const targets: { subpath: string; target: string }[] = [];
  for (const [subpath, value] of subpaths.slice(0, 1000)) {
    const target = firstTarget(value, 0);
    if (target !== null && /\.(?:[cm]?[jt]sx?|vue|svelte)$/.test(target) && !/\.d\.[cm]?ts$/.test(target)) targets.push({ subpath, target });
    if (targets.length === maxExports) break;
  }
  return targets;
}

function firstTarget(value: unknown, depth: number): string | null {
  if (typeof value === 'string') return value;
  if (depth > 8) return null;
  const options = Array.isArray(value) ? value.slice(0, 20) : Object.entries(asRecord(value) ?? {}).filter(([condition]) => condition !== 'types').slice(0, 20).map(([, target]) => target);
  for (const option of options) {
    const target = firstTarget(option, depth + 1);
    if (target !== null && !/\.d\.[cm]?ts$/.test(target)) return target;
  }
  return null;
}
