import type { ImportStatement } from '@reposcan/core';
import { directoryOf, nameOf, resolvePath, stemOf } from '../../tree/tree-path.js';
import type { TreeIndex } from '../../tree/tree-index.js';
import type { LinkContext } from '../linker.js';
import { joinPath } from '../nearest.js';
import { hasInlineModule } from './inline-modules.js';

/** A place in the module tree of a crate: a file, and the modules that are written within it (`mod a { … }`). */
export interface ModulePlace {
  file: string;
  inline: readonly string[];
}

/** Who is whose module, as `mod name;` says; where a file is declared nowhere (by a macro, say), as its place in the folders says. */
export interface ModuleTree {
  /** The file that a `mod name;` stands for, or `null`. */
  declared(from: string, statement: ImportStatement): string | null;
  /** The module of this name that the place declares, in a file or inline; `null` where it declares none. */
  childDeclared(place: ModulePlace, name: string): ModulePlace | null;
  /** The same, or a file where such a module would be. */
  child(place: ModulePlace, name: string): ModulePlace | null;
  parent(place: ModulePlace): ModulePlace | null;
  /** The first file of the crate that a file belongs to. */
  rootOf(file: string): ModulePlace;
}

interface ModuleFile {
  /** Where the files of its child modules are. */
  folder: string;
  parent: ModulePlace | null;
  children: Map<string, string>;
}

/** A file that is to be looked into. */
interface Declaration {
  file: string;
  parent: ModulePlace | null;
  /** Its child modules are in its own folder: it is the first of a crate, or a path attribute names it. */
  childrenBeside: boolean;
}

/** No module is nested deeper. */
const maxDepth = 100;

/** The module trees of all crates, from their first files on. */
export function createModuleTree({ skeletons, tree }: Pick<LinkContext, 'skeletons' | 'tree'>, roots: readonly string[]): ModuleTree {
  const files = new Map<string, ModuleFile>();
  const rootSet = new Set(roots);
  const queue = roots.map((file): Declaration => ({ file, parent: null, childrenBeside: true }));
  for (let index = 0; index < queue.length; index += 1) {
    const next = queue[index];
    if (next !== undefined && !files.has(next.file)) visit(next);
  }

  function visit({ file, parent, childrenBeside }: Declaration): void {
    const module: ModuleFile = { folder: childrenBeside ? directoryOf(file) : childFolder(file), parent, children: new Map() };
    files.set(file, module);
    for (const statement of skeletons.get(file)?.imports ?? []) {
      if (statement.kind !== 'module') continue;
      const found = fileOf(file, module, statement);
      if (found === null) continue;
      const key = found.inline.concat(found.name).join('::');
      if (!module.children.has(key)) module.children.set(key, found.file);
      queue.push({ file: found.file, parent: { file, inline: found.inline }, childrenBeside: found.byPath });
    }
  }

  function fileOf(file: string, module: ModuleFile, { specifier, names }: ImportStatement): { file: string; name: string; inline: string[]; byPath: boolean } | null {
    if (/[./\\]/.test(specifier)) {
      const inline = (names[0] ?? stemOf(specifier)).split('::', maxDepth).map(plainName);
      const name = inline.pop() ?? '';
      const found = resolvePath(inline.length === 0 ? directoryOf(file) : joinPath(module.folder, inline.join('/')), specifier.replaceAll('\\', '/'));
      return found !== null && tree.hasFile(found) ? { file: found, name, inline, byPath: true } : null;
    }
    const inline = specifier.split('::', maxDepth).map(plainName);
    const name = inline.pop() ?? '';
    const found = moduleFile(joinPath(module.folder, inline.join('/')), name, tree);
    return found === null ? null : { file: found, name, inline, byPath: false };
  }

  function moduleOf(file: string): ModuleFile {
    const known = files.get(file);
    if (known !== undefined) return known;
    const around = stemOf(file) === 'mod' ? directoryOf(directoryOf(file)) : directoryOf(file);
    const parent = around === '' && !file.includes('/') ? null : fileWithChildrenIn(around, file);
    const module: ModuleFile = { folder: rootSet.has(file) ? directoryOf(file) : childFolder(file), parent: parent === null ? null : { file: parent, inline: [] }, children: new Map() };
    files.set(file, module);
    return module;
  }

  function fileWithChildrenIn(folder: string, except: string): string | null {
    const candidates = ['lib.rs', 'main.rs', 'mod.rs'].map((name) => joinPath(folder, name)).concat(`${folder}.rs`);
    return candidates.find((candidate) => candidate !== except && tree.hasFile(candidate)) ?? null;
  }

  function childDeclared({ file, inline }: ModulePlace, name: string): ModulePlace | null {
    const path = [...inline, plainName(name)];
    const declared = moduleOf(file).children.get(path.join('::'));
    if (declared !== undefined) return { file: declared, inline: [] };
    const skeleton = skeletons.get(file);
    return skeleton !== undefined && hasInlineModule(skeleton, path) ? { file, inline: path } : null;
  }

  return {
    declared: (from, statement) => fileOf(from, moduleOf(from), statement)?.file ?? null,
    childDeclared,
    child(place, name) {
      const declared = childDeclared(place, name);
      if (declared !== null) return declared;
      const found = moduleFile(joinPath(moduleOf(place.file).folder, place.inline.join('/')), plainName(name), tree);
      return found === null || found === place.file ? null : { file: found, inline: [] };
    },
    parent: ({ file, inline }) => (inline.length > 0 ? { file, inline: inline.slice(0, -1) } : moduleOf(file).parent),
    rootOf(file) {
      let current = file;
      for (let depth = 0; depth < maxDepth; depth += 1) {
        const { parent } = moduleOf(current);
        if (parent === null) break;
        current = parent.file;
      }
      return { file: current, inline: [] };
    },
  };
}

/** `r#type` is the name `type`. */
function plainName(name: string): string {
  return name.startsWith('r#') ? name.slice(2) : name;
}

function childFolder(file: string): string {
  return nameOf(file) === 'mod.rs' ? directoryOf(file) : joinPath(directoryOf(file), stemOf(file));
}

/** A child module's file in the folder of its siblings, or `null`. */
function moduleFile(folder: string, name: string, tree: TreeIndex): string | null {
  return [`${name}.rs`, `${name}/mod.rs`].map((candidate) => joinPath(folder, candidate)).find((candidate) => tree.hasFile(candidate)) ?? null;
}
