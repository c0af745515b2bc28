import type { FileSkeleton } from '@reposcan/core';
import { builtin, external, ignored, toFiles, unresolved } from '../import-target.js';
import type { ImportResolver, ImportTarget, LinkContext, Linker } from '../linker.js';
import { nearestFirst } from '../nearest.js';
import { cargoPackages, isCargoManifest, type CargoPackage } from './cargo-packages.js';
import { crateRoots, packageFolder } from './crate-roots.js';
import { inlineModulesAt, symbolAt } from './inline-modules.js';
import { createModuleTree, type ModulePlace } from './module-tree.js';

/**
 * Imports of Rust. `mod name;` leads to the module's file, a path of `use` to the file of the deepest module that it names: where an item is re-exported
 * from is not followed. A crate of the same tree is entered at its library.
 */
export const rustLinker: Linker = {
  languages: ['Rust'],
  reads: isCargoManifest,
  createResolver,
};

const standardCrates = new Set(['std', 'core', 'alloc', 'proc_macro', 'test']);

/** No path has more parts. */
const maxParts = 100;

/** `use a::b; use b::c;`: how many such steps are followed, and among how many imports. */
const maxBindings = 4;
const maxBindingImports = 1000;

/** A hostile tree may hold any number of crates of one name. */
const maxCratesOfName = 50;

function createResolver(context: LinkContext): ImportResolver {
  const packages = cargoPackages(context);
  const modules = createModuleTree(context, crateRoots(packages, context.paths));
  const crates = new Map<string, CargoPackage[]>();
  for (const cargo of packages.values()) crates.set(cargo.crate, [...(crates.get(cargo.crate) ?? []), cargo]);

  return (from, statement) => {
    if (statement.kind === 'module') {
      const file = modules.declared(from.path, statement);
      return file === null ? unresolved(`there is neither ${statement.specifier}.rs nor ${statement.specifier}/mod.rs where this module belongs`) : toFiles(from.path, [file]);
    }
    const parts = statement.specifier.split('::', maxParts).map((part) => part.trim());
    if (parts.at(-1) === '*' || parts.at(-1) === 'self') parts.pop();
    const place = { file: from.path, inline: inlineModulesAt(from, statement.line) };
    return resolve(from, place, parts, 0);
  };

  function resolve(from: FileSkeleton, place: ModulePlace, parts: readonly string[], bindings: number): ImportTarget {
    const [head, ...rest] = parts;
    if (head === undefined) return ignored;
    if (head === '') return rest[0] === undefined || rest[0] === '' ? ignored : (crateTarget(from.path, rest[0], rest.slice(1)) ?? external(rest[0]));
    if (head === 'crate' || head === '$crate') return deepest(from.path, modules.rootOf(from.path), rest);
    if (head === 'self') return deepest(from.path, { file: from.path, inline: [] }, rest);
    if (head === 'super') return upwards(from.path, parts);
    if (modules.childDeclared(place, head) !== null) return deepest(from.path, place, parts);
    if (symbolAt(from, [...place.inline, head]) !== null) return ignored;
    return crateTarget(from.path, head, rest) ?? bindingTarget(from, place, parts, bindings) ?? undeclared(from.path, place, parts);
  }

  function upwards(from: string, parts: readonly string[]): ImportTarget {
    let current: ModulePlace = { file: from, inline: [] };
    let index = 0;
    for (; parts[index] === 'super'; index += 1) {
      const parent = modules.parent(current);
      if (parent === null) return unresolved('it goes above the root of the crate');
      current = parent;
    }
    return deepest(from, current, parts.slice(index));
  }

  /** Goes down as far as there are modules. */
  function deepest(from: string, start: ModulePlace, parts: readonly string[]): ImportTarget {
    let place = start;
    for (const part of parts) {
      const child = modules.child(place, part);
      if (child === null) break;
      place = child;
    }
    return toFiles(from, [place.file]);
  }

  /** A crate of the tree, of the standard library, or one that the package depends on; `null` where the name is none of them. */
  function crateTarget(from: string, name: string, rest: readonly string[]): ImportTarget | null {
    const own = packages.get(packageFolder(from, packages) ?? '');
    const dependency = own?.dependencies.get(name);
    const byPath = dependency?.folder === undefined || dependency.folder === null ? undefined : packages.get(dependency.folder);
    const byName = (crates.get(dependency?.name.replaceAll('-', '_') ?? name) ?? []).slice(0, maxCratesOfName);
    const local = byPath ?? (own?.crate === name ? own : nearestFirst(from, byName, ({ folder }) => folder)[0]);
    if (local?.library !== undefined && local.library !== null) return deepest(from, { file: local.library, inline: [] }, rest);
    if (standardCrates.has(name)) return builtin(name);
    return dependency === undefined ? null : external(dependency.name);
  }

  /** The head may be what another `use` of the file brought in: `use std::io; use io::Read;`. */
  function bindingTarget(from: FileSkeleton, place: ModulePlace, parts: readonly string[], bindings: number): ImportTarget | null {
    if (bindings >= maxBindings) return null;
    const [head, ...rest] = parts;
    const binding = from.imports.slice(0, maxBindingImports).find(({ kind, specifier }) => kind !== 'module' && specifier.endsWith(`::${head ?? ''}`));
    return binding === undefined ? null : resolve(from, place, [...binding.specifier.split('::', maxParts), ...rest], bindings + 1);
  }

  function undeclared(from: string, place: ModulePlace, parts: readonly string[]): ImportTarget {
    const [head = ''] = parts;
    // A type or enum that a glob import brought in: nothing tells which.
    if (/^[A-Z]/.test(head)) return ignored;
    const own = packages.get(packageFolder(from, packages) ?? '');
    const start = own?.edition2015 === true ? modules.rootOf(from) : place;
    return modules.child(start, head) === null ? external(head) : deepest(from, start, parts);
  }
}
