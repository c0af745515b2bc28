import type { CodeSymbol, FileSkeleton } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { linkedTree } from '../../fixtures/linked-tree.js';
import { phpLinker } from './php-linker.js';

function php(packageName: string | null, ...names: string[]): Partial<FileSkeleton> {
  const symbol = (name: string): CodeSymbol => ({ name, kind: 'class', signature: '', doc: null, decorators: [], exported: true, line: 1, endLine: 1, members: [] });
  return { packageName, symbols: names.map(symbol) };
}

const linked = linkedTree(phpLinker, {
  'composer.json': '{"autoload": {"psr-4": {"Acme\\\\": "src/", "Acme\\\\Extra\\\\": ["extra", "more"]}, "psr-0": {"Old_": "old", "Legacy\\\\": "old"}}, "autoload-dev": {"psr-4": {"Acme\\\\Tests\\\\": "tests"}}}',
  'src/Client.php': php('Acme', 'Client'),
  'src/functions.php': php('Acme', 'describe'),
  'src/Handler/Curl.php': php('Acme\\Handler', 'Curl'),
  'src/Handler/Handler.php': php('Acme\\Handler', 'Handler'),
  'src/Unparsed.php': {},
  'more/Plugin.php': {},
  'old/Legacy/Thing.php': {},
  'tests/ClientTest.php': php('Acme\\Tests', 'ClientTest'),
  'plain/inc/a.php': php(null, 'Plain'),
  'bootstrap.php': { imports: [{ specifier: 'Acme\\Promise\\Create', kind: 'import', names: [], typeOnly: false, line: 1 }] },
});

describe('use', () => {
  it.each([
    ['Acme\\Handler\\Curl', 'src/Handler/Curl.php'],
    ['\\Acme\\Handler\\Curl', 'src/Handler/Curl.php'],
    ['acme\\handler\\CURL', 'src/Handler/Curl.php'],
    ['Acme\\describe', 'src/functions.php'],
    ['Acme\\Unparsed', 'src/Unparsed.php'],
    ['Acme\\Extra\\Plugin', 'more/Plugin.php'],
    ['Legacy\\Thing', 'old/Legacy/Thing.php'],
    ['Acme\\Tests\\ClientTest', 'tests/ClientTest.php'],
    ['Acme\\Handler', 'src/Handler/Handler.php src/Handler/Curl.php'],
    ['Acme\\Handler\\Missing', 'unresolved'],
    ['Acme\\Promise', 'external Acme\\Promise'],
    ['Acme\\Client', 'ignored'],
    ['Plain', 'plain/inc/a.php'],
    ['Exception', 'builtin Exception'],
    ['Psr\\Http\\Message\\RequestInterface', 'external Psr\\Http'],
    ['Monolog\\Logger', 'external Monolog'],
    ['Acme\\..\\..\\..\\etc\\passwd', 'external Acme\\..'],
    ['__proto__\\x', 'external __proto__'],
    ['', 'ignored'],
  ])('of %s leads to %s', (specifier, expected) => {
    expect(linked('src/Client.php', specifier)).toBe(expected);
  });
});

describe('include', () => {
  it.each([
    ['src/Client.php', './functions.php', 'src/functions.php'],
    ['src/Client.php', 'Handler/Curl.php', 'src/Handler/Curl.php'],
    ['src/Handler/Curl.php', '../functions.php', 'src/functions.php'],
    ['plain/inc/a.php', 'bootstrap.php', 'bootstrap.php'],
    ['src/Client.php', 'missing.php', 'unresolved'],
    ['src/Client.php', '../vendor/autoload.php', 'ignored'],
    ['src/Client.php', '../../../../etc/passwd', 'unresolved'],
  ])('in %s of %s leads to %s', (from, specifier, expected) => {
    expect(linked(from, specifier, { kind: 'require' })).toBe(expected);
  });
});

it('says which composer.json is none', () => {
  const warnings: string[] = [];
  linkedTree(phpLinker, { 'composer.json': '{', 'a/composer.json': '{"autoload": {"psr-4": [1, {"__proto__": 2}]}}' }, warnings);

  expect(warnings).toEqual(['composer.json is no valid JSON: its autoload rules are not known.']);
});
