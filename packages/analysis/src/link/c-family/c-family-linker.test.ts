import { describe, expect, it } from 'vitest';
import { linkedTree } from '../../fixtures/linked-tree.js';
import { cFamilyLinker } from './c-family-linker.js';

const linked = linkedTree(
  cFamilyLinker,
  Object.fromEntries(
    'src/app.c src/app.h src/net/socket.c src/net/string.h include/lib/api.h lib/include/lib/deep.h deps/lua/src/lua.h deps/a/twice.h deps/b/twice.h test/test.c src/string.h'
      .split(' ')
      .map((path) => [path, {}]),
  ),
);

describe('an include', () => {
  it.each([
    ['src/app.c', 'app.h', false, 'src/app.h'],
    ['src/app.c', '../include/lib/api.h', false, 'include/lib/api.h'],
    ['src/net/socket.c', 'app.h', false, 'src/app.h'],
    ['src/net/socket.c', 'string.h', false, 'src/net/string.h'],
    ['src/net/socket.c', 'string.h', true, 'builtin string.h'],
    ['src/app.c', 'lib/api.h', true, 'include/lib/api.h'],
    ['test/test.c', 'app.h', false, 'src/app.h'],
    ['test/test.c', 'lib/deep.h', true, 'lib/include/lib/deep.h'],
    ['src/app.c', 'lua.h', false, 'deps/lua/src/lua.h'],
    ['src/app.c', 'twice.h', false, 'unresolved'],
    ['src/app.c', 'a/twice.h', false, 'deps/a/twice.h'],
    ['src/app.c', 'config.h', false, 'unresolved'],
    ['src/app.c', 'lib/missing.h', false, 'unresolved'],
    ['src/app.c', 'stdio.h', true, 'builtin stdio.h'],
    ['src/app.c', 'vector', true, 'builtin vector'],
    ['src/app.c', 'sys/types.h', true, 'builtin sys/types.h'],
    ['src/app.c', 'openssl/ssl.h', true, 'external openssl'],
    ['src/app.c', 'gtest/gtest.h', false, 'external gtest'],
    ['src/app.c', 'zlib.h', true, 'external zlib.h'],
    ['src/app.c', 'app.c', false, 'ignored'],
    ['src/app.c', 'CONFIG_FILE', false, 'ignored'],
    ['src/app.c', '../../../../etc/passwd', false, 'unresolved'],
    ['src/app.c', '__proto__/x.h', true, 'external __proto__'],
    ['src/app.c', '', false, 'ignored'],
  ])('in %s of %j (system: %j) leads to %s', (from, specifier, system, expected) => {
    expect(linked(from, specifier, { kind: 'include', ...(system ? { system } : {}) })).toBe(expected);
  });
});
