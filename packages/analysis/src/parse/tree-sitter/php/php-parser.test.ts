import { expect, it } from 'vitest';
import { importLines, outline, parseText } from '../../../fixtures/parse-text.js';

const php = (text: string) => parseText('PHP', `<?php\n${text}`);

it.each([
  ['use Foo\\Bar;\nuse \\Baz;', ['import Foo\\Bar', 'import Baz']],
  ['use Foo\\{A, B\\C as D, function e};', ['import Foo\\A', 'import Foo\\B\\C', 'import Foo\\e']],
  ['use function Foo\\f;\nuse X\\Y as Z, Q\\R;', ['import Foo\\f', 'import X\\Y', 'import Q\\R']],
  ["require_once __DIR__ . '/a.php';", ['require ./a.php']],
  ["require dirname(__DIR__) . '/a.php';", ['require ../a.php']],
  ["require dirname(__FILE__) . '/a.php';", ['require ./a.php']],
  ["require dirname(__DIR__, 2) . '/a.php';\ninclude dirname(dirname(__FILE__)) . '/b.php';", ['require ../../a.php', 'require ../b.php']],
  ["include 'b.php';\nrequire('c.php');", ['require b.php', 'require c.php']],
  ["if ($x) { include 'b.php'; }\nfunction f() { require 'c.php'; }", ['require b.php conditional', 'require c.php conditional']],
  ["include $x;\nrequire $dir . '/a.php';\nrequire \"a{$b}.php\";", []],
  ['class C { use SomeTrait; }', []],
])('imports %j', async (text, expected) => {
  expect(importLines((await php(text)).imports)).toEqual(expected);
});

it.each([
  [
    'abstract class C extends B implements I { const A = 1; private const P = 1; public int $x = 1; protected static ?string $y, $z; abstract protected function m(int $a, ...$b): ?array; function d() {} }',
    [
      '+ class C | abstract class C extends B implements I',
      '  + constant A | const A = 1',
      '  - constant P | private const P = 1',
      '  + property x | public int $x = 1',
      '  - property y | protected static ?string $y, $z',
      '  - property z | protected static ?string $y, $z',
      '  - method m | abstract protected function m(int $a, ...$b): ?array',
      '  + method d | function d()',
    ],
  ],
  ['class C { public function __construct(private readonly int $p, $q) {} }', ['+ class C | class C', '  - property p | private readonly int $p', '  + constructor __construct | public function __construct(private readonly int $p, $q)']],
  ["enum Suit: string { case A = 'a'; public function f() {} }", ['+ enum Suit | enum Suit: string', "  + constant A | case A = 'a'", '  + method f | public function f()']],
  ['interface I { public function a(); }\ntrait T { function t() {} }', ['+ interface I | interface I', '  + method a | public function a()', '+ trait T | trait T', '  + method t | function t()']],
  ['if (!function_exists("f")) { function f(array $x = []): void {} }', ['+ function f | function f(array $x = []): void']],
  ['namespace A { class B {} }\nnamespace C\\D { class E {} }', ['+ class B | class B', '+ namespace C\\D | namespace C\\D', '  + class E | class E']],
])('defines %j', async (text, expected) => {
  expect(outline((await php(text)).symbols)).toEqual(expected);
});

it('tells namespace, attributes and documentation', async () => {
  const { packageName, symbols } = await php('namespace App\\Http;\n/**\n * Serves.\n * @internal\n */\n#[Attr(1), Other]\nclass C {}');

  expect(packageName).toBe('App\\Http');
  expect(symbols).toMatchObject([{ signature: 'class C', doc: 'Serves.', decorators: ['Attr(1)', 'Other'] }]);
});
