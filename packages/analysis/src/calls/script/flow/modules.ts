import { builtinOf, readSpecifier } from '../../../link/script/specifier.js';
import type { Flow, FlowFile } from './flow.js';
import { externalValue, parentsOf, visitMember } from './members.js';

/** Where specifiers lead: the number of a file, by the importing file's path and the specifier. */
export type ModuleLinks = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Gives a slot what a module exports under a name; the empty name is the module itself. */
export function importInto(flow: Flow, links: ModuleLinks, from: FlowFile, specifier: string, name: string, to: number): void {
  const { network } = flow;
  const target = flow.files[links.get(from.path)?.get(specifier) ?? -1];
  if (target === undefined) {
    const outside = packageOf(specifier);
    if (outside === null) return;
    const whole = name === '' || (name === 'default' && outside.startsWith('node:'));
    return network.add(to, externalValue(flow, whole ? `${outside}#` : `${outside}#${name}`));
  }
  const exported = target.first + target.facts.moduleExports;
  if (name === '') return network.copy(exported, to);
  if (name === 'default' && target.facts.commonJs) network.copy(exported, to);
  network.each(exported, (module) => visitMember(flow, module, { name, found: (slot) => network.copy(slot, to) }));
}

/** All that a module exports, another does as well. */
export function exportAll(flow: Flow, links: ModuleLinks, from: FlowFile, specifier: string): void {
  const { network } = flow;
  const target = flow.files[links.get(from.path)?.get(specifier) ?? -1];
  const outside = target === undefined ? packageOf(specifier) : null;
  network.each(from.first + from.facts.exports, (exports) => {
    if (target !== undefined) network.copy(target.first + target.facts.moduleExports, parentsOf(flow, exports));
    else if (outside !== null) network.add(parentsOf(flow, exports), externalValue(flow, `${outside}#`));
  });
}

/** The package or module of the platform that a specifier names, or `null`: it should lead to a file. */
export function packageOf(specifier: string): string | null {
  const builtin = builtinOf(specifier);
  if (builtin !== null) return specifier.includes('/') ? `node:${specifier}` : builtin;
  const read = readSpecifier(specifier);
  if (read.kind === 'external') return specifier.startsWith('node:') ? specifier.slice(0, 100) : read.name;
  return read.kind === 'bare' && !/^[@~$]{1,2}(?:\/|$)/.test(read.path) ? read.packageName.slice(0, 200) : null;
}
