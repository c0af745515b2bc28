import type { CallEdge, CallNode, CodeSymbol, EntryPoint, FileRole, FileSkeleton, ImportEdge, ObservedFile } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { callSignals } from './call-signals.js';

interface Setting {
  /** `src/a.ts#f > src/b.ts#g` */
  calls?: readonly string[];
  /** Definitions besides those that calls name: `src/a.ts#f`. */
  functions?: readonly string[];
  /** By qualified name: what its skeleton says. */
  symbols?: Readonly<Record<string, Partial<CodeSymbol>>>;
  /** `src/a.ts > src/b.ts`, with `type` or `again` (re-export) as third word. */
  imports?: readonly string[];
  entryPoints?: readonly (string | EntryPoint)[];
  roles?: Readonly<Record<string, FileRole>>;
  churn?: Readonly<Record<string, number>>;
  /** How often a name stands anywhere besides where it is defined. */
  mentions?: Readonly<Record<string, number>>;
  language?: string;
  /** Files of other languages. */
  more?: readonly string[];
}

/** As people name them. */
const isClass = (name: string): boolean => /^[A-Z]/.test(name);

const pathOf = (name: string): string => name.split('#')[0] ?? '';

function signalsOf({ calls = [], functions = [], symbols = {}, imports = [], entryPoints = [], roles = {}, churn, mentions = {}, language = 'TypeScript', more = [] }: Setting) {
  const pairs = calls.map((call) => call.split(' > ') as [string, string]);
  const links = imports.map((link) => link.split(' > ') as [string, string]);
  const names = [...new Set([...pairs.flat(), ...functions, ...Object.keys(symbols)])];
  const paths = [...new Set([...names.filter((name) => !name.startsWith('external:')).map(pathOf), ...links.flatMap(([from, to]) => [from, to.split(' ')[0] ?? ''])])];
  const nodes = [...names.filter((name) => name.includes('#')), ...paths].sort().map((qualifiedName): CallNode => {
    const [path = '', chain] = qualifiedName.split('#');
    const external = path.startsWith('external:');
    const kind = external ? 'external' : chain === undefined ? 'module' : chain.includes('.') ? 'method' : isClass(chain) ? 'class' : 'function';
    return { qualifiedName, name: chain?.split('.').at(-1) ?? path, kind, language, path: external ? null : path, line: 1, endLine: 1 };
  });
  const edges = pairs.map(([from, to]): CallEdge => ({ from, to, kind: 'call', line: 1, calls: 1, confidence: 1 }));
  const defined = (name: string): number => nodes.filter((node) => node.name === name && node.kind !== 'module').length;
  return callSignals(
    { nodes, edges },
    {
      files: [...paths, ...more].map((path): ObservedFile => ({ path, size: 1, language: more.includes(path) ? null : language, role: roles[path] ?? 'source', lines: 1, importance: 1, reasons: [] })),
      entryPoints: entryPoints.map((entry) => (typeof entry === 'string' ? { path: entry, kind: 'main', evidence: 'test' } : entry)),
      skeletons: paths.map((path) => skeletonOf(path, nodes, symbols)),
      imports: links.map(([from, target]): ImportEdge => {
        const [to = '', sort] = target.split(' ');
        return { from, to, kind: sort === 'again' ? 're-export' : 'import', typeOnly: sort === 'type', conditional: false, specifiers: [to], line: 1 };
      }),
      churn: churn === undefined ? null : new Map(Object.entries(churn)),
      words: (name) => (name.length < 3 ? null : defined(name) + (mentions[name] ?? 0)),
    },
  );
}

/** The functions of a file, the methods within their classes; functions within functions are in no skeleton. */
function skeletonOf(path: string, nodes: readonly CallNode[], given: Setting['symbols'] = {}): FileSkeleton {
  const symbols = new Map<string, CodeSymbol>();
  const add = (chain: string, kind: CodeSymbol['kind']): CodeSymbol => {
    const found = symbols.get(chain);
    if (found !== undefined) return found;
    const name = chain.split('.').at(-1) ?? '';
    const symbol: CodeSymbol = { name, kind, signature: name, doc: null, decorators: [], exported: false, line: 1, endLine: 1, members: [], ...given[`${path}#${chain}`] };
    symbols.set(chain, symbol);
    return symbol;
  };
  for (const node of nodes) {
    if (node.path !== path || node.kind === 'module') continue;
    const [outer = '', inner] = node.qualifiedName.slice(path.length + 1).split('.');
    const symbol = add(outer, isClass(outer) ? 'class' : 'function');
    if (inner !== undefined && isClass(outer)) symbol.members = [...symbol.members, add(`${outer}.${inner}`, 'method')];
  }
  return { path, language: 'TypeScript', symbols: [...symbols].flatMap(([chain, symbol]) => (chain.includes('.') ? [] : [symbol])), imports: [], exports: [], packageName: null, syntaxErrors: false };
}

const library = { entryPoints: ['main.ts'], imports: ['main.ts > lib.ts'] };

describe('unreachable functions', () => {
  it('are those that no path of calls leads to from an entry point', () => {
    const { unreachable } = signalsOf({ ...library, calls: ['main.ts > lib.ts#run', 'lib.ts#run > lib.ts#step', 'lib.ts#lost > lib.ts#alsoLost'] });

    expect(unreachable).toEqual(['lib.ts#alsoLost', 'lib.ts#lost']);
  });

  it.each<[string, Setting]>([
    ['the code of a module that an entry point loads calls it', { calls: ['lib.ts > lib.ts#used'] }],
    ['an entry point exports it', { symbols: { 'main.ts#used': { exported: true } } }],
    ['it is at the top of an entry point', { functions: ['main.ts#used'] }],
    ['an entry point exports its file again', { symbols: { 'lib.ts#used': { exported: true } }, imports: ['main.ts > lib.ts again'] }],
    ['it is a method of a class that an entry point exports', { symbols: { 'main.ts#Used': { exported: true }, 'main.ts#Used.used': { exported: true } } }],
    ['a test calls it', { calls: ['a.test.ts > lib.ts#used'], roles: { 'a.test.ts': 'test' } }],
    ['a build script calls it', { calls: ['build.ts > lib.ts#used'], roles: { 'build.ts': 'build' } }],
    ['its name stands somewhere', { functions: ['lib.ts#used'], mentions: { used: 1 } }],
    ['what calls it is named somewhere', { calls: ['lib.ts#named > lib.ts#used'], mentions: { named: 1 } }],
    ['its name is too short to be looked for', { functions: ['lib.ts#fn'] }],
    ['it is decorated', { symbols: { 'lib.ts#used': { decorators: ['app.route("/")'] } } }],
    ['its class extends another', { symbols: { 'lib.ts#Used': { signature: 'class Used extends Base' }, 'lib.ts#Used.used': {} } }],
    ['its class has bases in Python', { symbols: { 'lib.ts#Used': { signature: 'class Used(Base)' }, 'lib.ts#Used.used': {} } }],
    ['another class extends its class', { symbols: { 'lib.ts#Base': {}, 'lib.ts#Base.used': {}, 'lib.ts#Used': { signature: 'export class Used<T> extends Base<T>' } } }],
    ['the language calls it', { functions: ['lib.ts#A.__iter__', 'lib.ts#A.toJSON', 'lib.ts#A.[Symbol.iterator]', 'lib.ts#A.tearDown'] }],
    ['nobody imports its file and it exports it', { symbols: { 'lone.ts#used': { exported: true } } }],
    ['it is in a test', { functions: ['a.test.ts#used'], roles: { 'a.test.ts': 'test' } }],
    ['no skeleton knows it: it is within a function', { calls: ['lib.ts > lib.ts#outer'], functions: ['lib.ts#outer.used'] }],
  ])('are none where %s', (_, setting) => {
    expect(signalsOf({ ...library, ...setting, imports: [...library.imports, ...(setting.imports ?? [])] }).unreachable).toEqual([]);
  });

  it('are in a file that only types lead to, and in one that nothing loads but exports nothing', () => {
    const { unreachable } = signalsOf({ entryPoints: ['main.ts'], imports: ['main.ts > types.ts type', 'other.ts > types.ts type'], functions: ['types.ts#lost', 'other.ts#lost', 'main.ts#run'] });

    expect(unreachable).toEqual(['other.ts#lost', 'types.ts#lost']);
  });

  it('of a Python package that can be installed are not what its modules offer: who installs it can import them', () => {
    const setting: Setting = { imports: ['pkg/__init__.py > pkg/a.py'], symbols: { 'pkg/a.py#offered': { exported: true }, 'pkg/a.py#_hidden': {} }, entryPoints: ['pkg/__init__.py'], language: 'Python' };

    expect(signalsOf({ ...setting, more: ['pyproject.toml'] }).unreachable).toEqual(['pkg/a.py#_hidden']);
    expect(signalsOf(setting).unreachable).toEqual(['pkg/a.py#_hidden', 'pkg/a.py#offered']);
  });

  it('and depth are unknown where nothing says where execution begins', () => {
    expect(signalsOf({ calls: ['a.ts#one > a.ts#two'], entryPoints: ['elsewhere.sh'] })).toMatchObject({ unreachable: null, depth: null });
  });
});

describe('the depth of calls', () => {
  it('is the longest of the shortest ways from an entry point', () => {
    const chain = ['main.ts > lib.ts#one', 'lib.ts#one > lib.ts#two', 'lib.ts#two > lib.ts#three', 'main.ts > lib.ts#three', 'lib.ts#three > lib.ts#one'];

    expect(signalsOf({ ...library, calls: chain }).depth).toBe(2);
  });

  it('counts neither tests nor functions outside the repository', () => {
    const calls = ['main.ts > lib.ts#one', 'lib.ts#one > external:fs#read', 'a.test.ts > a.test.ts#two', 'a.test.ts#two > a.test.ts#three', 'a.test.ts#three > lib.ts#one'];

    expect(signalsOf({ ...library, calls, roles: { 'a.test.ts': 'test' } }).depth).toBe(1);
  });
});

describe('call hotspots', () => {
  const calls = ['lib.ts#one > lib.ts#busy', 'lib.ts#two > lib.ts#busy', 'main.ts > lib.ts#busy', 'main.ts > old.ts#calm', 'lib.ts#one > old.ts#calm', 'a.test.ts > old.ts#calm', 'lib.ts#one > external:fs#read'];
  const roles = { 'a.test.ts': 'test' } as const;

  it('are what many functions call in files that change often', () => {
    const { hotspots } = signalsOf({ ...library, calls, roles, churn: { 'lib.ts': 5, 'old.ts': 10 } });

    expect(hotspots).toEqual([
      { qualifiedName: 'old.ts#calm', score: 66.7, callers: 2, commits: 10 },
      { qualifiedName: 'lib.ts#busy', score: 50, callers: 3, commits: 5 },
    ]);
  });

  it('are what many functions call, where history was not read', () => {
    const { hotspots } = signalsOf({ ...library, calls, roles });

    expect(hotspots).toEqual([
      { qualifiedName: 'lib.ts#busy', score: 100, callers: 3, commits: null },
      { qualifiedName: 'old.ts#calm', score: 66.7, callers: 2, commits: null },
    ]);
  });

  it('are twenty at most', () => {
    const many = Array.from({ length: 30 }, (_, index) => `main.ts > lib.ts#f${String(index)}`);

    expect(signalsOf({ ...library, calls: many }).hotspots).toHaveLength(20);
  });
});

describe('the laws of call signals', () => {
  const name = fc.constantFrom('main.ts', 'main.ts#run', 'lib.ts#aaa', 'lib.ts#bbb', 'lib.ts#ccc', 'lib.ts#Ddd.eee', 'lib.ts#Ddd.fff', 'a.test.ts#ggg');
  const calls = fc.array(fc.tuple(name, name).map(([from, to]) => `${from} > ${to}`), { maxLength: 20 });
  const functions = ['main.ts#run', 'lib.ts#aaa', 'lib.ts#bbb', 'lib.ts#ccc', 'lib.ts#Ddd.eee', 'lib.ts#Ddd.fff'];
  const setting = (given: readonly string[]): Setting => ({ ...library, calls: given, functions, roles: { 'a.test.ts': 'test' }, churn: { 'lib.ts': 3, 'main.ts': 7 } });

  it('more calls leave less unreachable', () => {
    fc.assert(
      fc.property(calls, calls, (some, more) => {
        const [before, after] = [signalsOf(setting(some)), signalsOf(setting([...some, ...more]))];

        expect(before.unreachable).toEqual(expect.arrayContaining(after.unreachable ?? []));
      }),
    );
  });

  it('nothing that is called by what is reachable is unreachable', () => {
    fc.assert(
      fc.property(calls, (given) => {
        const lost = new Set(signalsOf(setting(given)).unreachable);

        for (const [from = '', to = ''] of given.map((call) => call.split(' > '))) expect(lost.has(to) && !lost.has(from)).toBe(false);
      }),
    );
  });

  it('the order of the calls does not matter, and scores stay between 0 and 100', () => {
    fc.assert(
      fc.property(calls, (given) => {
        const signals = signalsOf(setting(given));

        expect(signalsOf(setting([...given].reverse()))).toEqual(signals);
        for (const { score, callers } of signals.hotspots) {
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(100);
          expect(callers).toBeGreaterThan(0);
        }
      }),
    );
  });
});
