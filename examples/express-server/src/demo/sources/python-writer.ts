import type { Module } from './module.js';
import { isType } from './module.js';
import { callsOf, functionsOf, takenFrom, type SourceWriter } from './source-writer.js';

/** Python 3, in one package below the root. */
export const pythonWriter: SourceWriter = {
  module(module, revision, all) {
    const imports = [
      ...module.externals.map((name) => `import ${name}`),
      ...takenFrom(module, all).flatMap(({ from, function: called, type }) => {
        const name = called ?? type;
        return name === null ? [] : [`from ${dotted(from)} import ${name}`];
      }),
    ];
    const types = module.names.filter(isType).map((name) => `class ${name}:\n    """${module.doc}."""\n\n    def __init__(self, name, value):\n        self.name = name\n        self.value = value`);
    const functions = functionsOf(module).map((name, index) => writeFunction(module, name, index, revision, all));
    return [[`"""${module.doc}."""`, ...imports].join('\n'), ...types, ...functions].join('\n\n\n').concat('\n');
  },
  test(module) {
    const [name = 'run'] = functionsOf(module);
    const stem = dotted(module).split('.').slice(1).join('_');
    return { path: `tests/test_${stem}.py`, text: `from ${dotted(module)} import ${name}\n\n\ndef test_${name}():\n    assert "harbour" in ${name}("harbour")\n` };
  },
};

function dotted(module: Module): string {
  return module.path.replace(/^src\//, '').replace(/(?:\/__init__)?\.py$/, '').replaceAll('/', '.');
}

function writeFunction(module: Module, name: string, index: number, revision: number, all: ReadonlyMap<string, Module>): string {
  const guards = Array.from({ length: index === 0 ? revision : 0 }, (_, step) => `    value = value[:${64 * (step + 1)}] if len(value) > ${64 * (step + 1)} else value`);
  const calls = callsOf(module, index, all).map((callee) => `    value = ${callee}(value)`);
  const doc = index === 0 ? [`    """${module.doc}."""`] : [];
  return [`def ${name}(value):`, ...doc, '    value = value.strip()', ...guards, ...calls, '    return value'].join('\n');
}
