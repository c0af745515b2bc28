import type { Call, Program } from '../program.js';
import type { Box, Value } from '../value.js';

/** A call of something outside the repository. */
export interface PlatformCall {
  program: Program;
  request: Call;
  name: string;
}

/** The slot of an argument by its place or name, or −1. */
export function argument({ request }: PlatformCall, index: number, name?: string): number {
  const positional = request.args.filter(([kind]) => kind === 'position');
  const named = name === undefined ? undefined : request.args.find(([kind, , keyword]) => kind === 'name' && keyword === name);
  return (named ?? positional[index])?.[1] ?? -1;
}

/** All that is given by place. */
export function positionals({ request }: PlatformCall): number[] {
  return request.args.flatMap(([kind, slot]) => (kind === 'position' ? [slot] : []));
}

/** The box that a method is called on, or `null`. */
export function boxOf({ request }: PlatformCall): Box | null {
  const [self] = request.leading;
  return self?.kind === 'box' ? self.box : null;
}

/** What is in a slot is called by the platform, with what is in others. */
export function callBack({ program, request }: PlatformCall, callee: number, args: readonly number[], into = -1): void {
  program.network.watch(callee, (value) => program.call(value, { site: request.site, kind: 'callback', leading: [], args: args.map((slot) => ['position', slot]), into }));
}

/** The elements of what is in a slot, in a slot of their own. */
export function elementsOf({ program, request }: PlatformCall, from: number): number {
  const into = program.network.newSlot();
  program.network.watch(from, (value) => program.iterate(value, into, request.site));
  return into;
}

/** Gives a new box as the result. */
export function giveBox({ program, request }: PlatformCall, kind: Box['kind']): Box {
  const box = program.newBox(kind);
  program.network.add(request.into, { kind: 'box', box });
  return box;
}

/** Calls a special method on what is in a slot. */
export function callSpecial({ program, request }: PlatformCall, from: number, names: readonly string[], into = -1): void {
  program.network.watch(from, (value: Value) => {
    for (const name of names) if (program.special(value, name, { site: request.site, args: [], into })) return;
  });
}
