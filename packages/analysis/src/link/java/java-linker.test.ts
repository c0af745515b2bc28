import type { CodeSymbol, FileSkeleton } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { linkedTree } from '../../fixtures/linked-tree.js';
import { javaLinker } from './java-linker.js';

function java(packageName: string, ...classes: string[]): Partial<FileSkeleton> {
  const symbol = (name: string): CodeSymbol => ({ name, kind: 'class', signature: '', doc: null, decorators: [], exported: true, line: 1, endLine: 1, members: [] });
  return { packageName, symbols: classes.map(symbol) };
}

const linked = linkedTree(javaLinker, {
  'core/src/main/java/com/acme/App.java': java('com.acme', 'App'),
  'core/src/main/java/com/acme/util/Lists.java': java('com.acme.util', 'Lists', 'Helper'),
  'core/src/main/java/com/acme/util/package-info.java': java('com.acme.util'),
  'core/src/test/java/com/acme/util/ListsTest.java': java('com.acme.util', 'ListsTest'),
  'core/src/test/java/com/acme/AppTest.java': java('com.acme', 'AppTest'),
  'web/src/main/java/com/acme/util/Lists.java': java('com.acme.util', 'Lists'),
  'web/src/main/java/com/acme/web/Page.java': java('com.acme.web', 'Page'),
  'web/src/main/kotlin/com/acme/web/Route.kt': {},
  'odd/place/Thing.java': java('com.acme.elsewhere', 'Thing'),
});

describe('an import', () => {
  it.each([
    ['the file of a class', 'com.acme.web.Page', 'web/src/main/java/com/acme/web/Page.java'],
    ['the nearest of two files', 'com.acme.util.Lists', 'core/src/main/java/com/acme/util/Lists.java'],
    ['the file of a class that is not named like it', 'com.acme.util.Helper', 'core/src/main/java/com/acme/util/Lists.java'],
    ['the file of a class, wherever it lies', 'com.acme.elsewhere.Thing', 'odd/place/Thing.java'],
    ['the outer class of a nested one', 'com.acme.web.Page.Header', 'web/src/main/java/com/acme/web/Page.java'],
    ['the class of a static member', 'com.acme.web.Page.render', 'web/src/main/java/com/acme/web/Page.java'],
    ['the class of all its static members', 'com.acme.web.Page.*', 'web/src/main/java/com/acme/web/Page.java'],
    [
      'the files of a package, without its tests',
      'com.acme.util.*',
      'core/src/main/java/com/acme/util/package-info.java core/src/main/java/com/acme/util/Lists.java web/src/main/java/com/acme/util/Lists.java',
    ],
    ['a class of Kotlin', 'com.acme.web.Route', 'web/src/main/kotlin/com/acme/web/Route.kt'],
    ['nothing, for what the package lacks', 'com.acme.util.Generated', 'unresolved'],
    ['no test', 'com.acme.util.ListsTest', 'unresolved'],
    ['nothing new, for the file itself', 'com.acme.App', 'ignored'],
    ['the platform', 'java.util.concurrent.atomic.AtomicLong', 'builtin java.util'],
    ['the platform, by all of a package', 'java.util.*', 'builtin java.util'],
    ['the platform below javax', 'javax.annotation.processing.Processor', 'builtin javax.annotation.processing'],
    ['the platform below org', 'org.w3c.dom.Node', 'builtin org.w3c.dom'],
    ['no platform below javax', 'javax.inject.Inject', 'external javax.inject'],
    ['the JDK', 'com.sun.net.httpserver.HttpServer', 'builtin com.sun.net'],
    ['no JDK', 'com.sun.jna.Native', 'external com.sun.jna'],
    ['a library', 'com.google.common.collect.ImmutableList', 'external com.google.common'],
    ['a library with a short name', 'org.junit.Test', 'external org.junit'],
    ['a library without a domain', 'lombok.experimental.Accessors', 'external lombok'],
    ['a library of Jakarta', 'jakarta.servlet.http.HttpServlet', 'external jakarta.servlet'],
    ['a class without a package', 'Foo', 'external Foo'],
    ['nothing that is no name', 'com..Foo', 'ignored'],
    ['nothing from a prototype', 'constructor.__proto__', 'external constructor'],
  ])('leads to %s: %s', (_, specifier, expected) => {
    expect(linked('core/src/main/java/com/acme/App.java', specifier)).toBe(expected);
  });

  it('of a test leads to tests too', () => {
    expect(linked('core/src/test/java/com/acme/AppTest.java', 'com.acme.util.ListsTest')).toBe('core/src/test/java/com/acme/util/ListsTest.java');
  });

  it('of a very long name is answered', () => {
    expect(linked('core/src/main/java/com/acme/App.java', 'a.'.repeat(499) + 'B')).toBe('external a.a.a');
  });
});
