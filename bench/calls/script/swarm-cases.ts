import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CallEdge, CallNode } from '@reposcan/core';
import { folderTree } from '../python/folder-tree.js';
import { scoreOf, total, type Score } from '../python/score.js';
import { foundCalls } from './found-calls.js';

/** The folder of the JavaScript cases in a checkout of secure-software-engineering/SWARM-CG, or `null`. */
export function swarmCasesOf(checkout: string): string | null {
  const folder = join(checkout, 'benchmarks', 'javascript', 'swarm_js');
  return existsSync(folder) ? folder : null;
}

/**
 * Every case against its `callgraph.json`. Its convention differs from ours in three ways, which are levelled: a constructor has the name of its class, a class that declares none
 * is never called, and functions without a name of their own, arrow functions in variables among them, are all one name of what they are in.
 */
export async function swarmCases(folder: string, tell: (line: string) => void): Promise<Score> {
  const scores: Score[] = [];
  for (const group of readdirSync(folder).sort()) {
    for (const name of readdirSync(join(folder, group)).sort()) {
      const truth = join(folder, group, name, 'callgraph.json');
      if (!existsSync(truth)) continue;
      const score = await oneCase(join(folder, group, name), JSON.parse(readFileSync(truth, 'utf8')) as Record<string, string[]>);
      for (const edge of score.missed) tell(`missed  ${group}/${name}: ${edge}`);
      for (const edge of score.extra) tell(`extra   ${group}/${name}: ${edge}`);
      scores.push(score);
    }
  }
  return total(scores);
}

async function oneCase(folder: string, truth: Readonly<Record<string, string[]>>): Promise<Score> {
  const { nodes, edges } = await foundCalls(folderTree(folder, (path) => /\.[cm]?js$/.test(path)));
  const named = namesIn(folder, nodes);
  const found = edges.filter(({ to }) => nodes.get(to)?.kind !== 'class').map(({ from, to }: CallEdge) => `${named(from)} -> ${named(to)}`);
  const expected = Object.entries(truth).flatMap(([from, targets]) => targets.filter((to) => !/<builtin>|<global>|<\*\*/.test(to)).map((to) => `${levelled(from)} -> ${levelled(to)}`));
  return scoreOf([...new Set(expected.filter((edge) => !edge.startsWith('<')))], [...new Set(found)]);
}

function levelled(name: string): string {
  return name.replace(/\.constructor\b/g, '').replace(/<(?:arrow|lambda|function)\d*>/g, '<anonymous>').replace(/\.?\[Symbol/g, '.[Symbol');
}

/** Our names in theirs. What is an arrow function shows in its source alone. */
function namesIn(folder: string, nodes: ReadonlyMap<string, CallNode>): (name: string) => string {
  return (qualified) => {
    const { path = null, line = null, kind = 'module' } = nodes.get(qualified) ?? {};
    const [file = '', name = ''] = qualified.split('#');
    const module = file.replace(/(?:\/index)?\.[cm]?js$/, '').replaceAll('/', '.');
    if (name === '') return module;
    const source = path === null || line === null ? '' : (readFileSync(join(folder, path), 'utf8').split('\n')[line - 1] ?? '');
    const last = name.slice(name.lastIndexOf('.') + 1);
    const isArrow = kind === 'function' && new RegExp(`\\b${last.replace(/[^\w]/g, '')}\\s*=\\s*(?:async\\s*)?(?:\\([^)]*\\)|\\w+)\\s*=>`).test(source);
    const shown = isArrow ? `${name.slice(0, -last.length)}<anonymous>` : name;
    return levelled(`${module}.${shown}`.replace(/<anonymous:\d+:\d+>/g, '<anonymous>'));
  };
}
