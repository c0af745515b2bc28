import { directoryOf } from '../tree/tree-path.js';
import type { TreeIndex } from '../tree/tree-index.js';
import type { ReferenceContext } from './reference-context.js';
import { captures, type ReferenceFinder } from './reference-finder.js';

const importPath = /^[ \t]*(?:import[ \t]+)?(?:[\w.]+[ \t]+)?"([\w.~/-]{1,300})"[ \t]*(?:\/\/[^\n]*)?\r?$/gm;

/** Imports of Go. A package is its folder: every file of it is referred to, those that hold its tests excepted. */
export const goReferences: ReferenceFinder = {
  languages: new Set(['Go']),
  *find(_path, text, context) {
    const body = /^(?:func|type|var|const)\b/m.exec(text);
    for (const name of captures(importPath, body === null ? text : text.slice(0, body.index))) {
      const directory = packageDirectory(name, context);
      if (directory === null) continue;
      yield* sources(directory, context.tree);
    }
  },
};

/** The folder of an import path below one of the tree's modules. */
function packageDirectory(name: string, { packages }: ReferenceContext): string | null {
  for (let module = name; module !== ''; module = directoryOf(module)) {
    const root = packages.go.get(module);
    if (root === undefined) continue;
    const inside = name.slice(module.length + 1);
    return root === '' ? inside : inside === '' ? root : `${root}/${inside}`;
  }
  return null;
}

function sources(directory: string, tree: TreeIndex): string[] {
  return tree.filesIn(directory).slice(0, 200).filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'));
}
