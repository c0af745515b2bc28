import type { FlowValue } from './flow-value.js';
import { classOf, type Declaration, type Flow } from './flow.js';
import { instanceOf } from './invoke.js';
import { visitMember } from './members.js';

const maxHeirs = 12;

/** Where nothing flowed, what types say is believed. */
export function believeTypes(flow: Flow): void {
  const { network } = flow;
  const empty = flow.declared.filter((declaration) => declaration.kind !== 'instance' && isEmpty(flow, declaration.to, declaration));
  for (const { kind, to, from } of flow.declared) {
    if (kind === 'instance') network.each(from, (type) => { for (const value of instancesOf(flow, type)) network.add(to, value); });
  }
  network.run();
  for (const { kind, to, from } of empty) {
    if (kind !== 'field') network.copy(from, to);
  }
  network.run();
  for (const { kind, to, name, from } of flow.declared) {
    if (kind !== 'field') continue;
    network.each(to, (self) => {
      visitMember(flow, self, { name, found: (slot) => { if (!network.values(slot).some(isKnown)) network.copy(from, slot); } });
    });
  }
  network.run();
}

function isEmpty({ network }: Flow, slot: number, { kind }: Declaration): boolean {
  return kind === 'field' || !network.values(slot).some(isKnown);
}

/** What came out of a package, and texts, say nothing of what can be called. */
function isKnown({ kind, name }: FlowValue): boolean {
  return kind !== 'text' && !(kind === 'external' && name === '');
}

/** What an object of a type may be: of a class itself and the classes that extend it; of an interface or an abstract class those that implement it. Created ones, if any is. */
export function instancesOf(flow: Flow, type: FlowValue): FlowValue[] {
  if (type.kind === 'function') return [instanceOf(flow, type)];
  if (type.kind === 'external') return [];
  if (type.kind !== 'class') return [];
  const heirs = heirsOf(flow, type);
  const created = heirs.filter((heir) => heir.kind !== 'class' || flow.created.has(heir));
  const some = created.length > 0 ? created : heirs;
  return some.slice(0, maxHeirs).map((heir) => (heir.kind === 'class' ? instanceOf(flow, heir) : heir));
}

/** A class and all below it that can be created, and the objects that implement it. */
function heirsOf(flow: Flow, type: FlowValue): FlowValue[] {
  const found = new Set<FlowValue>([type]);
  for (const each of found) {
    for (const heir of flow.heirs.get(each) ?? []) found.add(heir);
  }
  return [...found].filter((each) => each.kind === 'object' || (each.kind === 'class' && classOf(flow, each)?.abstract === false));
}
