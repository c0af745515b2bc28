import { plainText } from '@reposcan/core';
import { directoryOf } from '../tree/tree-path.js';
import { foundText, keyLine } from './found-text.js';
import type { Manifest, ProjectCommand } from './manifest.js';
import { asRecord, member, stringEntries } from './untrusted-record.js';

/** What a package.json says; `null` where it is no JSON object. `packageManager` is what its commands are called with. */
export function readPackageJson(path: string, text: string, packageManager: string): Manifest | null {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\u{feff}/u, ''));
  } catch {
    return null;
  }
  if (asRecord(json) === null) return null;
  const lines = text.split('\n');
  const bin = member(json, 'bin');
  const name = foundText(lines, member(json, 'name'), 'name');
  const programs = typeof bin === 'string' ? (name === null ? [] : [name]) : stringEntries(bin, 10).flatMap(([key]) => foundText(lines, key, key) ?? []);
  return {
    path,
    registry: 'npm',
    name,
    description: foundText(lines, member(json, 'description'), 'description'),
    requires: withPrefix('Node ', foundText(lines, member(json, 'engines', 'node'), 'node')),
    private: member(json, 'private') === true,
    programs,
    commands: stringEntries(member(json, 'scripts'), 200).flatMap(([script, runs]) => command(lines, script, runs, packageManager)),
    workspace: member(json, 'workspaces') !== undefined || (directoryOf(path) === '' && packageManager === 'pnpm' && member(json, 'private') === true),
  };
}

function command(lines: readonly string[], script: string, runs: string, packageManager: string): ProjectCommand[] {
  if (!/^[\w:.-]{1,60}$/.test(script)) return [];
  const short = script === 'test' || script === 'start' || packageManager !== 'npm';
  return [{ call: `${packageManager} ${short ? '' : 'run '}${script}`, runs: plainText(runs, 120), line: keyLine(lines, script) }];
}

function withPrefix<T extends { text: string }>(prefix: string, found: T | null): T | null {
  return found === null ? null : { ...found, text: `${prefix}${found.text}` };
}
