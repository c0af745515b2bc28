import { unknown } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { treeSignals, type FolderEntry, type TreeSignals } from './tree-signals.js';

const file = (name: string, size: number | null = 10): FolderEntry => ({ name, isFolder: false, size });
const folder = (name: string): FolderEntry => ({ name, isFolder: true, size: null });

describe('what the names in a repository tell', () => {
  it.each<[signal: keyof TreeSignals, entry: FolderEntry]>([
    ...['readme.md', 'readme', 'readme.rst', 'readme.adoc'].map(
      (name) => ['hasReadme', file(name)] as [keyof TreeSignals, FolderEntry],
    ),
    ...['test', 'tests', 'spec', '__tests__', 'e2e', 't'].map(
      (name) => ['hasTests', folder(name)] as [keyof TreeSignals, FolderEntry],
    ),
    ...['test.js', 'main_test.go', 'test_app.py', 'app.spec.ts', 'vitest.config.ts', 'tox.ini', 'phpunit.xml.dist', '.rspec'].map(
      (name) => ['hasTests', file(name)] as [keyof TreeSignals, FolderEntry],
    ),
    ...['.travis.yml', '.gitlab-ci.yml', 'azure-pipelines.yml', 'jenkinsfile', 'appveyor.yml', '.cirrus.yml'].map(
      (name) => ['hasCi', file(name)] as [keyof TreeSignals, FolderEntry],
    ),
    ['hasCi', folder('.circleci')],
    ['hasContributing', file('contributing.md')],
    ['hasCodeOfConduct', file('code_of_conduct.md')],
    ['hasCodeOfConduct', file('code-of-conduct.md')],
    ['hasSecurityPolicy', file('security.md')],
    ...['changelog.md', 'changes', 'history.rst', 'news.txt', 'release-notes.md'].map(
      (name) => ['hasChangelog', file(name)] as [keyof TreeSignals, FolderEntry],
    ),
    ['hasChangelog', folder('.changeset')],
    ['hasDocs', folder('docs')],
    ['hasDocs', folder('doc')],
    ['hasDocs', file('mkdocs.yml')],
  ])('%s by %j, and by that alone', (signal, entry) => {
    const found = treeSignals([entry], []);

    const others = Object.entries(found).filter(([name, value]) => value === true && name !== signal);
    expect(found[signal]).toBe(true);
    expect(others).toEqual([]);
  });

  it.each<[signal: keyof TreeSignals, entry: FolderEntry]>([
    ['hasReadme', folder('readme.md')],
    ['hasReadme', file('readme.exe')],
    ['hasTests', file('tests')],
    ['hasTests', file('latest.js')],
    ['hasTests', file('contest.md')],
    ['hasChangelog', file('history.js')],
    ['hasSecurityPolicy', file('security-audit.pdf')],
    ['hasCi', folder('workflows')],
  ])('%s not by %j', (signal, entry) => {
    expect(treeSignals([entry], [])[signal]).toBe(false);
  });

  it('counts the .github folder too, and its README first, as GitHub does', () => {
    const found = treeSignals(
      [file('readme.md', 10)],
      [folder('workflows'), file('contributing.md'), file('security.md'), file('readme.md', 99)],
    );

    expect(found).toMatchObject({ hasCi: true, hasContributing: true, hasSecurityPolicy: true, readmeBytes: 99 });
  });

  it.each(['cargo.toml', 'go.mod', 'pom.xml', 'packages', 'crates'])(
    'does not conclude from %s that there are no tests',
    (name) => {
      expect(treeSignals([file(name)], []).hasTests).toEqual(unknown('unsupported'));
      expect(treeSignals([file(name), folder('tests')], []).hasTests).toBe(true);
    },
  );

  it('of an empty repository are all absent', () => {
    const { readmeBytes, ...flags } = treeSignals([], []);

    expect(readmeBytes).toBe(0);
    expect(new Set(Object.values(flags))).toEqual(new Set([false]));
  });
});
