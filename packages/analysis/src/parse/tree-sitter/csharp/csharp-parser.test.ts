import { expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const csharp = (text: string) => parseText('C#', text);

it('reads every using of C#, but not the statement', async () => {
  const { imports } = await csharp('using System;\nusing static System.Math;\nusing Map = System.Collections.Generic.Dictionary<string, int>;\nglobal using X.Y;\nnamespace N { using Inner; class C { void M() { using (var a = b) { } } } }');

  expect(importLines(imports)).toEqual(['import System', 'import System.Math', 'import System.Collections.Generic.Dictionary', 'import X.Y', 'import Inner']);
});

it.each([
  [
    'public abstract class C<T> : B where T : new() { private const int K = 1; public static int F1, F2; public int P { get; set; } public C(int a) : base(a) { } public async Task<int> M<R>(int a) where R : class { return 1; } internal void N() => X(); public int this[int i] => 1; public static C operator +(C a, C b) => a; }',
    [
      '+ class C | public abstract class C<T> : B where T : new()',
      '  - constant K | private const int K = 1',
      '  + property F1 | public static int F1, F2',
      '  + property F2 | public static int F1, F2',
      '  + property P | public int P',
      '  + constructor C | public C(int a) : base(a)',
      '  + method M | public async Task<int> M<R>(int a) where R : class',
      '  - method N | internal void N()',
      '  + property this[] | public int this[int i]',
      '  + method operator + | public static C operator +(C a, C b)',
    ],
  ],
  ['public enum E { A, B = 2 }', ['+ enum E | public enum E', '  + constant A | A', '  + constant B | B']],
  ['public interface I { void A(); }\nstruct S { }', ['+ interface I | public interface I', '  + method A | void A()', '- struct S | struct S']],
  ['public record R(int X, string Y);\npublic delegate void D(int x);', ['+ class R | public record R(int X, string Y)', '+ type D | public delegate void D(int x)']],
  ['#if NET\npublic class A { }\n#else\npublic class B { }\n#endif', ['+ class A | public class A', '+ class B | public class B']],
  ['namespace A.B;\nclass C { }', ['- class C | class C']],
  ['namespace A { namespace B { class C { } } }', ['+ namespace B | namespace B', '  - class C | class C']],
])('defines %j', async (text, expected) => {
  expect(outline((await csharp(text)).symbols)).toEqual(expected);
});

it('tells namespace, attributes and documentation', async () => {
  const { packageName, symbols } = await csharp('namespace A.B;\n/// <summary>\n/// Serves <c>it</c>.\n/// </summary>\n/// <param name="x">y</param>\n[Serializable, Obsolete("x")]\npublic class C { }');

  expect(packageName).toBe('A.B');
  expect(symbols).toMatchObject([{ signature: 'public class C', doc: 'Serves it .', decorators: ['Serializable', 'Obsolete("x")'] }]);
});
