import { posix } from 'node:path';
import { isType, type Module } from './module.js';
import { callsOf, functionsOf, takenFrom, type SourceWriter } from './source-writer.js';

/** Rust: one crate below `src`. A module declares those that are written below it. */
export const rustWriter: SourceWriter = {
  module(module, revision, all) {
    const declared = [...all.values()].filter((other) => parentOf(other) === module.path).map((other) => `pub mod ${stem(other)};`);
    const uses = takenFrom(module, all).flatMap(({ from, function: called, type }) => {
      const name = called ?? type;
      return name === null ? [] : [`use crate::${cratePath(from)}::${name};`];
    });
    const types = module.names.filter(isType).map((name) => `/// ${module.doc}.\npub struct ${name} {\n    pub name: String,\n    pub value: String,\n}`);
    const functions = functionsOf(module).map((name, index) => {
      const guards = Array.from({ length: index === 0 ? revision : 0 }, (_, step) => `    value.truncate(${64 * (step + 1)});`);
      const calls = callsOf(module, index, all).map((callee) => `    value = ${callee}(value);`);
      return [`/// ${module.doc}.`, `pub fn ${name}(mut value: String) -> String {`, ...guards, ...calls, '    value', '}'].join('\n');
    });
    return [`//! ${module.doc}.`, declared.join('\n'), [...module.externals.map((path) => `use ${path};`), ...uses].join('\n'), ...types, ...functions].filter((part) => part !== '').join('\n\n').concat('\n');
  },
  test(module) {
    const [name = 'run'] = functionsOf(module);
    const text = `use keelson::${cratePath(module)}::${name};\n\n#[test]\nfn ${name}_keeps_its_input() {\n    assert!(${name}("harbour".into()).contains("harbour"));\n}\n`;
    return { path: `tests/${stem(module)}.rs`, text };
  },
};

/** The file that says `mod` of a module: `src/lib.rs`, or the file named after its folder. */
function parentOf({ path }: Module): string | null {
  if (path === 'src/lib.rs') return null;
  const folder = posix.dirname(path);
  return folder === 'src' ? 'src/lib.rs' : `${folder}.rs`;
}

function stem({ path }: Module): string {
  return posix.basename(path, '.rs');
}

function cratePath({ path }: Module): string {
  return path.replace(/^src\//, '').replace(/\.rs$/, '').replaceAll('/', '::');
}
