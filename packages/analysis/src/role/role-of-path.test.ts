import type { FileRole } from '@reposcan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanguageIndex } from '../language/language-index.js';
import { createTreeIndex } from '../tree/tree-index.js';
import { roleOfPath } from './role-of-path.js';

const languages = createLanguageIndex();

function roleOf(path: string, others: string[] = []): FileRole {
  return roleOfPath(path, languages.byName(path), createTreeIndex([path, ...others].sort()));
}

describe('role by path', () => {
  const table: Record<FileRole, string[]> = {
    source: [
      'src/index.ts',
      'lib/a.rb',
      'app/models/user.rb',
      'cmd/tool/main.go',
      'src/main/java/a/App.java',
      'templates/index.html',
      'styles/main.scss',
      'db/schema.sql',
      'api/a.proto',
      'src/install.py',
      'src/security.ts',
      'history.js',
      'src/features/recipes/list.tsx',
      'src/testing/index.ts',
      'src/latest/contest.py',
      'packages/a/src/index.ts',
      'src/config/config.go',
      'src/data/store.ts',
      'app/views/history.html',
    ],
    test: [
      'test/a.js',
      'tests/unit/a.py',
      'src/a.test.ts',
      'src/a.spec.tsx',
      'pkg/a_test.go',
      'test_a.py',
      'a_test.py',
      'src/test/java/a/AppTest.java',
      'src/AppTests.cs',
      'src/Shop.UnitTests/Cart.cs',
      'spec/models/user_spec.rb',
      'tests/TestCase.php',
      'packages/a/__tests__/b.ts',
      'cypress/e2e/a.cy.ts',
      't/basic.t',
      'benches/a.rs',
      'fuzz/Cargo.toml',
      'conftest.py',
      'vitest.config.ts',
      'testdata/a.json',
      'src/a.test-d.ts',
      'src/fixtures/sample.ts',
    ],
    docs: [
      'README.md',
      'README.zh-CN.md',
      'LICENSE',
      'LICENSE-MIT',
      'CHANGELOG.rst',
      'docs/conf.py',
      'docs/requirements.txt',
      'examples/a/index.js',
      'packages/a/examples/b.ts',
      'guide.md',
      'man/tool.1',
      '.github/ISSUE_TEMPLATE/bug.yml',
      'mkdocs.yml',
      'notes.org',
    ],
    config: [
      '.eslintrc.json',
      '.prettierrc',
      'tsconfig.base.json',
      '.vscode/settings.json',
      '.gitignore',
      '.env.example',
      'eslint.config.js',
      'config/app.php',
      'config/routes.rb',
      'settings.yaml',
      'appsettings.Development.json',
      '.editorconfig',
      'renovate.json',
      'src/main/resources/application.properties',
    ],
    build: [
      'package.json',
      'packages/a/package.json',
      'pyproject.toml',
      'setup.py',
      'Cargo.toml',
      'go.mod',
      'pom.xml',
      'build.gradle.kts',
      'Makefile',
      'CMakeLists.txt',
      'Dockerfile',
      'docker-compose.prod.yml',
      '.github/workflows/ci.yml',
      '.gitlab-ci.yml',
      'requirements/dev.txt',
      'a.gemspec',
      'src/A/A.csproj',
      'vite.config.ts',
      'action.yml',
    ],
    data: ['assets/a.csv', 'src/a.json', 'locales/de.yml', 'fixtures.xml', '_data/people.yml'],
    asset: ['logo.png', 'static/a.WOFF2', 'media/film.mp4', 'a.svg', 'paper.pdf', 'docs/logo.png', 'lib/a.jar'],
    generated: [
      'package-lock.json',
      'a/yarn.lock',
      'Cargo.lock',
      'go.sum',
      'dist/index.js',
      'src/a.min.js',
      'src/a.js.map',
      'api/a.pb.go',
      'a_pb2.py',
      'src/__generated__/types.ts',
      'lib/a.g.dart',
      'Form1.Designer.cs',
      'src/__snapshots__/a.snap',
      'schema.generated.ts',
      'zz_generated.deepcopy.go',
    ],
    vendored: [
      'vendor/github.com/a/b.go',
      'node_modules/a/index.js',
      'third_party/zlib/a.c',
      'src/third-party/a.c',
      'deps/lua/src/lua.c',
      'gradlew',
      'gradle/wrapper/gradle-wrapper.properties',
      'public/jquery-3.6.0.min.js',
      'Pods/A/A.m',
      '.yarn/releases/yarn-4.cjs',
      'node_modules/a/README.md',
    ],
    other: ['a.xyz', 'bin/blob', 'data'],
  };

  it.each(Object.entries(table).flatMap(([role, paths]) => paths.map((path): [string, string] => [path, role])))('takes %s for %s', (path, role) => {
    expect(roleOf(path)).toBe(role);
  });

  it('takes a Python package called test without tests in it for source, and one with tests for tests', () => {
    const shipped = ['django/__init__.py', 'django/test/__init__.py', 'django/test/client.py'];

    expect(roleOf('django/test/client.py', shipped)).toBe('source');
    expect(roleOf('django/test/client.py', [...shipped, 'django/test/test_client.py'])).toBe('test');
    expect(roleOf('test/client.py', ['test/__init__.py'])).toBe('test');
  });

  it('gives every path one role, whatever it looks like', () => {
    const part = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('src', 'test', '..', '__proto__', 'a\nb', '.', '\u202e', 'A'.repeat(300)));

    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 8 }), (parts) => {
        expect(Object.keys(table)).toContain(roleOf(parts.join('/')));
      }),
    );
  });
});
