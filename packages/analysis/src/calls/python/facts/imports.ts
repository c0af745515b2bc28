import { bindName, emitInto, type Reading } from './reading.js';
import { part, parts, type Syntax } from './syntax-tree.js';

/** `import a.b, c as d` */
export function readImport(reading: Reading, node: Syntax): void {
  for (const name of parts(node, 'name')) {
    const alias = part(name, 'alias');
    const module = dotted(reading, part(name, 'name') ?? name);
    const slot = emitInto(reading, (into) => ['import', into, module, alias !== null]);
    bindName(reading, alias === null ? (module.split('.')[0] ?? module) : reading.textOf(alias), slot);
  }
}

/** `from .a import b, c as d`, `from a import *` */
export function readFromImport(reading: Reading, node: Syntax): void {
  const from = part(node, 'module_name');
  if (from === null) return;
  const module = dotted(reading, from);
  if (node.children.some(({ type }) => type === 'wildcard_import')) {
    reading.emit(['star', module]);
    return;
  }
  for (const name of parts(node, 'name')) {
    const alias = part(name, 'alias');
    const taken = dotted(reading, part(name, 'name') ?? name);
    const slot = emitInto(reading, (into) => ['from', into, module, taken]);
    bindName(reading, alias === null ? taken : reading.textOf(alias), slot);
  }
}

function dotted(reading: Reading, node: Syntax): string {
  return reading.textOf(node).replace(/[\s\\]+/g, '').slice(0, 1000);
}
