import { parse } from 'smol-toml';
import type { EntryPoint } from '@reposcan/core';
import { directoryOf, nameOf } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import { pythonModule } from './command-target.js';
import type { EntryPointFinder } from './entry-point-finder.js';
import { member, stringEntries } from './untrusted-record.js';

/** Commands that a `pyproject.toml` installs. */
export const pyprojectFinder: EntryPointFinder = {
  name: 'pyproject.toml',
  reads: ({ name, role }) => name === 'pyproject.toml' && role === 'build',
  *find({ path }, text, tree) {
    const project: unknown = parse(text.unicode);
    const name = member(member(project, 'project'), 'name') ?? member(member(member(project, 'tool'), 'poetry'), 'name');
    if (typeof name === 'string') yield* importPackage(path, name, tree);
    const tables: [string, unknown][] = [
      ['project.scripts', member(member(project, 'project'), 'scripts')],
      ['project.gui-scripts', member(member(project, 'project'), 'gui-scripts')],
      ['tool.poetry.scripts', member(member(member(project, 'tool'), 'poetry'), 'scripts')],
    ];
    for (const [table, value] of tables) {
      for (const [command, target] of stringEntries(value)) yield installedCommand(path, `pyproject.toml ${table}.${command}`, target, tree);
    }
  },
};

/** `console_scripts` of a `setup.py` or `setup.cfg`, read without running anything. */
export const setupFinder: EntryPointFinder = {
  name: 'setup.py',
  reads: ({ name, role }) => (name === 'setup.py' || name === 'setup.cfg') && role === 'build',
  *find({ path, name }, text, tree) {
    const distribution = /\bname[ \t]*=[ \t]*["']?([\w.-]{1,100})/.exec(text.unicode)?.[1];
    if (distribution !== undefined) yield* importPackage(path, distribution, tree);
    const start = text.unicode.indexOf('console_scripts');
    if (start === -1) return;
    const section = text.unicode.slice(start + 'console_scripts'.length, start + 8000).split(/^\[|\]/m, 1)[0] ?? '';
    // In setup.py the list itself is in brackets: the section ends where it closes.
    const list = name === 'setup.py' ? (/\[([^\]]{0,8000})/.exec(text.unicode.slice(start, start + 8000))?.[1] ?? '') : section;
    for (const [, command = '', target = ''] of list.matchAll(/([\w.-]{1,100})[ \t]*=[ \t]*([\w.]{1,200}:[\w.]{1,200})/g)) {
      yield installedCommand(path, `${name} console_scripts ${command}`, target, tree);
    }
  },
};

function installedCommand(manifest: string, evidence: string, target: string, tree: TreeIndex): EntryPoint {
  const module = target.split(':', 1)[0]?.trim() ?? '';
  const path = pythonModule(module, directoryOf(manifest), tree);
  return { path: path ?? manifest, kind: 'bin', evidence: path === null ? `${evidence}: ${target} (not in the tree)` : `${evidence}: ${target}` };
}

/** What `import` of the distribution loads: the package or module that is named like it. */
function* importPackage(manifest: string, distribution: string, tree: TreeIndex): Generator<EntryPoint> {
  const name = distribution.replaceAll('-', '_');
  const path = pythonModule(name, directoryOf(manifest), tree) ?? pythonModule(name.toLowerCase(), directoryOf(manifest), tree);
  if (path !== null) yield { path, kind: 'export', evidence: `package ${distribution} of ${nameOf(manifest)}` };
}
