import type { Program } from './program.js';
import type { Value } from './value.js';

/** Lets through what can be an instance of one of the classes. */
export function narrow(program: Program, from: number, classes: number, into: number): void {
  const { network } = program;
  network.watch(classes, (type) =>
    network.watch(from, (value) => {
      if (canBe(value, type)) network.add(into, value);
    }),
  );
}

function canBe(value: Value, type: Value): boolean {
  if (type.kind === 'class') return value.kind === 'instance' && value.node.order.includes(type.node);
  if (type.kind !== 'external') return true;
  if (value.kind === 'instance') return value.node.order.some((ancestor) => typeof ancestor === 'string') || !type.name.startsWith('builtins.');
  if (value.kind === 'text') return type.name === 'builtins.str';
  if (value.kind === 'box') return !/^builtins\.(?:str|int|bytes|float|bool|type)$/.test(type.name);
  return true;
}
