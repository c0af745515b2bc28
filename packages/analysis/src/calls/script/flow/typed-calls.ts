import { Op } from '../facts/file-facts.js';
import { instancesOf } from './declarations.js';
import { createValue, type FlowValue } from './flow-value.js';
import type { Flow, FlowCall } from './flow.js';
import { externalValue, visitMember } from './members.js';
import { nativeValue } from './platform.js';

/** Where nothing flowed to a call, who the checker says is called: a function, what implements a member of an interface, something outside. */
export function callTyped(flow: Flow, firstSites: readonly number[]): void {
  const declared = new Map<string, FlowValue>();
  for (const [number, { path, facts, functions, classes }] of flow.files.entries()) {
    for (const [code, { start }] of facts.functions.entries()) declared.set(`${path}\n${String(start)}`, (functions[code] ??= createValue('function', '', number, code)));
    for (const [code, { start }] of facts.classes.entries()) declared.set(`${path}\n${String(start)}`, (classes[code] ??= createValue('class', '', number, code)));
  }
  const work: (() => void)[] = [];
  for (const [number, { facts }] of flow.files.entries()) {
    const { ops, texts } = facts;
    for (let at = 0; at < ops.length; at += 2 + (ops[at + 1] ?? 0)) {
      if (ops[at] !== Op.typed && ops[at] !== Op.typedExternal) continue;
      const call = flow.sites[(firstSites[number] ?? 0) + (ops[at + 2] ?? 0)];
      if (call === undefined || flow.record.names(call.place)) continue;
      const name = texts[ops[at + 3] ?? -1] ?? '';
      if (ops[at] === Op.typedExternal) work.push(() => callOutside(flow, call, name));
      else {
        const target = declared.get(`${name}\n${String(ops[at + 4] ?? -1)}`);
        const member = texts[ops[at + 5] ?? -1] ?? '';
        if (target !== undefined) work.push(() => callDeclared(flow, call, target, member));
      }
    }
  }
  for (const each of work) each();
}

function callOutside(flow: Flow, call: FlowCall, name: string): void {
  const value = name.startsWith('<builtin>#') ? nativeValue(flow, name.slice('<builtin>#'.length)) : externalValue(flow, name);
  flow.invoke(call, value, null);
}

function callDeclared(flow: Flow, call: FlowCall, target: FlowValue, member: string): void {
  if (member === '') return flow.invoke(call, target, null);
  for (const instance of instancesOf(flow, target)) {
    visitMember(flow, instance, { name: member, found: (slot) => flow.network.each(slot, (found) => flow.invoke(call, found, instance)) });
  }
}
