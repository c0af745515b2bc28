import { plainText } from '@reposcan/core';
import { nameOf } from '../tree/tree-path.js';
import type { ProjectCommand } from './manifest.js';

/** Commands in files that are no manifests: a Makefile's or justfile's targets, a container's command. */
export function readCommandFile(path: string, text: string): ProjectCommand[] {
  const name = nameOf(path).toLowerCase();
  const lines = text.split('\n').slice(0, 2_000);
  if (/^(?:gnu)?makefile$/.test(name)) return targets(lines, 'make', /^([a-z][\w-]{0,40})[ \t]*:(?![=:])/i);
  if (name === 'justfile') return targets(lines, 'just', /^([a-z][\w-]{0,40})(?:[ \t][^:=]{0,100})?:(?!=)/i);
  if (name.endsWith('compose.yml') || name.endsWith('compose.yaml')) return [{ call: 'docker compose up', runs: null, line: null }];
  if (name === 'dockerfile') return container(lines);
  if (name === 'tox.ini') return [{ call: 'tox', runs: null, line: null }];
  if (name === 'noxfile.py') return [{ call: 'nox', runs: null, line: null }];
  return [];
}

function targets(lines: readonly string[], tool: string, pattern: RegExp): ProjectCommand[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const target = pattern.exec(line)?.[1];
    if (target === undefined || seen.has(target)) return [];
    seen.add(target);
    const recipe = /^[ \t]+[@-]?(.{1,200})/.exec(lines[index + 1] ?? '')?.[1];
    return [{ call: `${tool} ${target}`, runs: recipe === undefined || /\$\(|\\$|^(?:echo|mkdir|rm|cd|set|if|for|test|\[|export|printf)\b/.test(recipe) ? null : plainText(recipe, 120), line: index + 1 }];
  });
}

function container(lines: readonly string[]): ProjectCommand[] {
  const at = lines.findLastIndex((line) => /^(?:CMD|ENTRYPOINT)\b/.test(line));
  const written = (lines[at] ?? '').replace(/^\w+\s+/, '');
  const runs = /^\[(.*)\]\s*$/.exec(written)?.[1]?.replace(/"\s*,\s*"/g, ' ').replaceAll('"', '') ?? written;
  return at === -1 ? [] : [{ call: 'docker build', runs: plainText(runs, 120) || null, line: at + 1 }];
}
