import { readComprehension } from './comprehensions.js';
import type { Argument } from './operation.js';
import { emitInto, nothing, type Reading } from './reading.js';
import { part, type Syntax } from './syntax-tree.js';

/** `callee(arguments)` */
export function readCall(reading: Reading, node: Syntax): number {
  const callee = part(node, 'function');
  const list = part(node, 'arguments');
  const from = callee === null ? nothing : reading.expression(callee);
  const args = list === null ? [] : list.type === 'generator_expression' ? [positional(readComprehension(reading, list))] : readArguments(reading, list);
  reading.calls += 1;
  reading.recent.clear();
  return emitInto(reading, (into) => ['call', into, from, args, node.line]);
}

/** What stands between the brackets. */
export function readArguments(reading: Reading, list: Syntax): Argument[] {
  return list.children.map((node): Argument => {
    const [inner] = node.children;
    switch (node.type) {
      case 'keyword_argument': {
        const name = part(node, 'name');
        const value = part(node, 'value');
        return ['name', value === null ? nothing : reading.expression(value), name === null ? '' : reading.textOf(name)];
      }
      case 'list_splat':
        return ['rest', inner === undefined ? nothing : reading.expression(inner)];
      case 'dictionary_splat':
        return ['keywords', inner === undefined ? nothing : reading.expression(inner)];
      default:
        return positional(reading.expression(node));
    }
  });
}

function positional(slot: number): Argument {
  return ['position', slot];
}
