import { posix } from 'node:path';
import { isType, type Module } from './module.js';
import { callsOf, functionsOf, takenFrom, type SourceWriter } from './source-writer.js';

/** TypeScript, as ES modules. */
export const typescriptWriter: SourceWriter = {
  module(module, revision, all) {
    const taken = takenFrom(module, all);
    const imports = [
      ...module.externals.map(externalImport),
      ...taken.flatMap(({ from, function: name }) => (name === null ? [] : [`import { ${name} } from '${specifier(module, from)}';`])),
      ...taken.flatMap(({ from, function: name, type }) => (name === null && type !== null ? [`import type { ${type} } from '${specifier(module, from)}';`] : [])),
    ];
    const types = module.names.filter(isType).map((name) => `/** ${module.doc} */\nexport interface ${name} {\n  name: string;\n  value: string;\n  at: number;\n}`);
    const functions = functionsOf(module).map((name, index) => writeFunction(module, name, index, revision, all));
    return [imports.join('\n'), ...types, ...functions].filter((part) => part !== '').join('\n\n').concat('\n');
  },
  test(module) {
    const [name = 'run'] = functionsOf(module);
    const path = module.path.replace(/(\.\w+)$/, '.test$1');
    const text = [
      "import { expect, it } from 'vitest';",
      `import { ${name} } from './${posix.basename(module.path).replace(/\.ts$/, '.js')}';`,
      '',
      `it('${module.doc.toLowerCase().replaceAll("'", '')}', () => {`,
      `  expect(${name}('harbour')).toContain('harbour');`,
      '});',
      '',
    ].join('\n');
    return { path, text };
  },
};

function externalImport(external: string): string {
  const [name = '', member] = external.split('#');
  return member === undefined ? `import '${name}';` : `import { ${member} } from '${name}';`;
}

function specifier(module: Module, target: Module): string {
  const relative = posix.relative(posix.dirname(module.path), target.path).replace(/\.ts$/, '.js');
  return relative.startsWith('.') ? relative : `./${relative}`;
}

function writeFunction(module: Module, name: string, index: number, revision: number, all: ReadonlyMap<string, Module>): string {
  const guards = Array.from({ length: index === 0 ? revision : 0 }, (_, step) => `  if (value.length > ${64 * (step + 1)}) value = value.slice(0, ${64 * (step + 1)});`);
  const calls = callsOf(module, index, all).map((callee) => `  value = ${callee}(value);`);
  const doc = index === 0 ? [`/** ${module.doc}. */`] : [];
  return [...doc, `export function ${name}(input: string): string {`, '  let value = input.trim();', ...guards, ...calls, '  return value;', '}'].join('\n');
}
