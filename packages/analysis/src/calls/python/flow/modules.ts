import { builtinNames } from '../modules/builtin-names.js';
import type { Found, ModuleFinder } from '../modules/module-finder.js';
import { stemOf } from '../modules/module-names.js';
import type { Network } from './network.js';
import type { Program } from './program.js';
import type { ModuleNode, Value, Values } from './value.js';

/** Imports between modules. */
export type Modules = Pick<Program, 'submodule' | 'importModule' | 'importName' | 'exportOf' | 'globalName'>;

/** What imports bind. */
export function createModules(modules: readonly ModuleNode[], finder: ModuleFinder, network: Network, values: Values): Modules {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const moduleValues = new Map<ModuleNode, Value>(modules.map((node) => [node, { kind: 'module', node }]));
  const exported = new Map<ModuleNode, Map<string, number>>();
  const globals = new Map<ModuleNode, Map<string, number>>();

  function valueOf(found: Found, written: string): Value {
    if (found.kind === 'folder') return values.namespace(found.folder);
    const node = found.kind === 'file' ? byPath.get(found.path) : undefined;
    return (node === undefined ? undefined : moduleValues.get(node)) ?? values.external(found.kind === 'outside' ? found.name : written);
  }

  function submodule(value: Value, name: string): Value | null {
    const folder = value.kind === 'namespace' ? value.name : value.kind === 'module' && /(?:^|\/)__init__\.pyi?$/.test(value.node.path) ? stemOf(value.node.path) : null;
    const found = folder === null ? null : finder.within(folder, name);
    return found === null ? null : valueOf(found, name);
  }

  function importModule(from: ModuleNode, specifier: string, whole: boolean): Value {
    return whole ? valueOf(finder.find(from.path, specifier), specifier) : valueOf(finder.findFirst(from.path, specifier), specifier.split('.')[0] ?? specifier);
  }

  /** Own names, then what came with `import *`, submodules, `__getattr__` of the module at last. */
  function exportOf(module: ModuleNode, name: string): number {
    const own = exported.get(module) ?? new Map<string, number>();
    exported.set(module, own);
    const known = own.get(name);
    if (known !== undefined) return known;
    const slot = network.newSlot();
    own.set(name, slot);
    const bound = module.names.get(name);
    if (bound !== undefined) {
      network.flow(bound, slot);
      return slot;
    }
    starred(module, name, slot);
    const inside = submodule(moduleValues.get(module) ?? values.external(module.name), name);
    if (inside !== null) network.add(slot, inside);
    return slot;
  }

  function starred(module: ModuleNode, name: string, slot: number): void {
    for (const star of module.stars) {
      if (star.kind === 'module') {
        const { all } = star.node.facts;
        if (all === null ? !name.startsWith('_') : all.includes(name)) network.flow(exportOf(star.node, name), slot);
      } else if (star.kind === 'external' && !builtinNames.has(name) && !name.startsWith('_') && module.stars.length === 1) network.add(slot, values.external(`${star.name}.${name}`));
    }
  }

  return {
    submodule,
    importModule,
    exportOf,
    importName(from, specifier, name) {
      const module = importModule(from, specifier, true);
      if (module.kind === 'module') return exportOf(module.node, name);
      const slot = network.newSlot();
      const inside = module.kind === 'external' ? values.external(`${module.name}.${name}`) : submodule(module, name);
      if (inside !== null) network.add(slot, inside);
      return slot;
    },
    globalName(module, name) {
      const own = globals.get(module) ?? new Map<string, number>();
      globals.set(module, own);
      const known = own.get(name);
      if (known !== undefined) return known;
      const slot = network.newSlot();
      own.set(name, slot);
      if (builtinNames.has(name) && !module.stars.some((star) => star.kind === 'module' && star.node.names.has(name))) network.add(slot, values.external(`builtins.${name}`));
      else starred(module, name, slot);
      return slot;
    },
  };
}
