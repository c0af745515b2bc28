import { posix } from 'node:path';
import { isType, type Module } from './module.js';
import { functionsOf, takenFrom, type SourceWriter } from './source-writer.js';

/** Go: the folder of a module is its package. */
export function goWriter(goModule: string): SourceWriter {
  const packageOf = ({ path }: Module): string => (posix.dirname(path).startsWith('cmd') ? 'main' : posix.basename(posix.dirname(path)));
  return {
    module(module, revision, all) {
      const taken = takenFrom(module, all).filter(({ from }) => posix.dirname(from.path) !== posix.dirname(module.path));
      const paths = [...module.externals, ...taken.map(({ from }) => `${goModule}/${posix.dirname(from.path)}`)];
      const imports = paths.length === 0 ? [] : [`import (\n${[...new Set(paths)].map((path) => `\t"${path}"`).join('\n')}\n)`];
      const types = module.names.filter(isType).map((name) => `// ${name}: ${module.doc.toLowerCase()}.\ntype ${name} struct {\n\tName  string\n\tValue string\n}`);
      const functions = functionsOf(module).map((name, index) => {
        const guards = Array.from({ length: index === 0 ? revision : 0 }, (_, step) => `\tif len(value) > ${64 * (step + 1)} {\n\t\tvalue = value[:${64 * (step + 1)}]\n\t}`);
        const calls = taken.filter((_, position) => position % functionsOf(module).length === index).flatMap(({ from, function: called }) => (called === null ? [] : [`\tvalue = ${packageOf(from)}.${exported(called)}(value)`]));
        if (name === 'main') return ['func main() {', '\tvalue := ""', ...calls, '\t_ = value', '}'].join('\n');
        return [`// ${exported(name)}: ${module.doc.toLowerCase()}.`, `func ${exported(name)}(value string) string {`, ...guards, ...calls, '\treturn value', '}'].join('\n');
      });
      return [`package ${packageOf(module)}`, ...imports, ...types, ...functions].join('\n\n').concat('\n');
    },
    test(module) {
      const [name = 'run'] = functionsOf(module).map(exported);
      const text = [`package ${packageOf(module)}`, '', 'import "testing"', '', `func Test${name}(t *testing.T) {`, `\tif ${name}("harbour") == "" {`, '\t\tt.Fatal("nothing came back")', '\t}', '}', ''].join('\n');
      return { path: module.path.replace(/\.go$/, '_test.go'), text };
    },
  };
}

function exported(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
