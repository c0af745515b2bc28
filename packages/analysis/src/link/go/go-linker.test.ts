import { describe, expect, it } from 'vitest';
import { linkedTree } from '../../fixtures/linked-tree.js';
import { goLinker } from './go-linker.js';

const library = { packageName: 'store' };

describe('an import', () => {
  const linked = linkedTree(goLinker, {
    'go.mod': 'module example.com/app // ours\n\ngo 1.22\n\nrequire (\n\tgo.uber.org/zap v1.0.0\n\tgithub.com/a/b/v2 v2.0.0 // indirect\n)\n\nreplace example.com/fork => ./forks/fork\n\nreplace example.com/away v1.0.0 => example.com/other v2.0.0\n',
    'main.go': {},
    'store/disk.go': library,
    'store/store.go': library,
    'store/doc.go': library,
    'store/gen.go': { packageName: 'main' },
    'store/store_test.go': library,
    'store/_old.go': library,
    'internal/x/x.go': {},
    'cmd/run/main.go': { packageName: 'main' },
    'empty/readme_test.go': {},
    'forks/fork/lib/lib.go': {},
    'tools/go.mod': 'module example.com/app/tools\n',
    'tools/gen/gen.go': {},
    'sdk/go.mod': 'module "example.com/sdk"\n',
    'sdk/sdk.go': {},
    'vendor/github.com/c/d/d.go': {},
    'vendor/github.com/c/d/go.mod': 'module github.com/c/d\n',
  });

  it.each([
    ['example.com/app/store', 'store/store.go store/doc.go store/disk.go'],
    ['example.com/app/internal/x', 'internal/x/x.go'],
    ['example.com/app', 'ignored'],
    ['example.com/app/cmd/run', 'cmd/run/main.go'],
    ['example.com/app/empty', 'unresolved'],
    ['example.com/app/missing', 'unresolved'],
    ['example.com/app/tools/gen', 'tools/gen/gen.go'],
    ['example.com/sdk', 'sdk/sdk.go'],
    ['example.com/fork/lib', 'forks/fork/lib/lib.go'],
    ['example.com/away/lib', 'external example.com/away'],
    ['example.com/application', 'external example.com/application'],
    ['net/http', 'builtin net/http'],
    ['C', 'ignored'],
    ['go.uber.org/zap/zapcore', 'external go.uber.org/zap'],
    ['github.com/a/b/v2/c', 'external github.com/a/b/v2'],
    ['github.com/c/d', 'external github.com/c/d'],
    ['golang.org/x/sync/errgroup', 'external golang.org/x/sync'],
    ['gopkg.in/yaml.v3', 'external gopkg.in/yaml.v3'],
    ['gopkg.in/user/pkg.v1/sub', 'external gopkg.in/user/pkg.v1'],
    ['k8s.io/api/core/v1', 'external k8s.io/api'],
    ['./store', 'store/store.go store/doc.go store/disk.go'],
    ['../outside', 'unresolved'],
    ['example.com/app/../../../etc', 'unresolved'],
    ['__proto__', 'builtin __proto__'],
    ['', 'ignored'],
  ])('of %j leads to %s', (specifier, expected) => {
    expect(linked('main.go', specifier)).toBe(expected);
  });
});

it('knows a module whose path has no dot', () => {
  expect(linkedTree(goLinker, { 'go.mod': 'module app', 'main.go': {}, 'fmt/fmt.go': {}, 'a/a.go': {} })('main.go', 'app/a')).toBe('a/a.go');
});

it('leads to at most fifty files of a package', () => {
  const files = Object.fromEntries(Array.from({ length: 80 }, (_, index) => [`big/f${String(index)}.go`, {}]));
  const linked = linkedTree(goLinker, { ...files, 'big/zz.go': {}, 'big/big.go': {}, 'go.mod': 'module m', 'main.go': {} });

  const targets = linked('main.go', 'm/big').split(' ');

  expect(targets).toHaveLength(50);
  expect(targets.slice(0, 3)).toEqual(['big/big.go', 'big/f0.go', 'big/f1.go']);
});

it('says which go.mod names no module', () => {
  const warnings: string[] = [];
  linkedTree(goLinker, { 'go.mod': 'go 1.22\nrequire (\n' }, warnings);

  expect(warnings).toEqual(['go.mod names no module: imports of its packages are not linked.']);
});
