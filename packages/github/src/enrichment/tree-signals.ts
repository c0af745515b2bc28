import { unknown, type RepositorySignals, type Signal } from '@reposcan/core';

/** One entry of a folder. */
export interface FolderEntry {
  /** In lower case: GitHub finds `readme.md` as well as `README.md`. */
  name: string;
  isFolder: boolean;
  /** Bytes; `null` where GitHub did not tell. */
  size: number | null;
}

/** What the names in a repository's root and `.github` folder tell. */
export type TreeSignals = Pick<
  RepositorySignals,
  | 'hasReadme'
  | 'readmeBytes'
  | 'hasTests'
  | 'hasCi'
  | 'hasContributing'
  | 'hasCodeOfConduct'
  | 'hasSecurityPolicy'
  | 'hasChangelog'
  | 'hasDocs'
>;

const README = /^readme(\.(md|markdown|mdown|rst|txt|adoc|asciidoc|org|textile|rdoc|pod))?$/;
const TEST_FOLDER = /^(tests?|specs?|__tests__|testing|testdata|e2e|t|unittests?|test[-_]suite)$/;
const TEST_FILE = oneOf(
  /test[-_.].*|.*[-_.](test|spec)\.[a-z]+|tests?\.[a-z]+/,
  /conftest\.py|pytest\.ini|tox\.ini|noxfile\.py|phpunit\.xml(\.dist)?|\.rspec/,
  /\.mocharc\..*|(jest|vitest|karma|cypress|playwright|ava)\.config\..*/,
);
// In these layouts tests sit beside or below the sources, where the root does not show them.
const HIDES_TESTS = oneOf(
  /cargo\.toml|go\.mod|pom\.xml|build\.(gradle(\.kts)?|sbt|zig)/,
  /packages|crates|apps|modules|libs|lerna\.json|pnpm-workspace\.yaml/,
);
const CI = oneOf(
  /\.travis\.yml|\.gitlab-ci\.yml|azure-pipelines\.ya?ml|jenkinsfile|\.?appveyor\.yml|\.drone\.ya?ml|\.cirrus\.yml/,
  /bitbucket-pipelines\.yml|wercker\.yml|\.woodpecker(\.ya?ml)?|\.circleci|\.buildkite|\.semaphore|\.builds|\.build\.yml/,
);
const CONTRIBUTING = /^(contributing|hacking)(\.[a-z]+)?$/;
const CODE_OF_CONDUCT = /^code[-_]of[-_]conduct(\.[a-z]+)?$/;
const SECURITY = /^security(\.[a-z]+)?$/;
const CHANGELOG =
  /^((changelog|changes|history|news|release[-_]?notes|releases)(\.(md|markdown|rst|txt|adoc|org))?|\.changeset)$/;
const DOCS = /^(docs?|documentation|website|mkdocs\.ya?ml|\.readthedocs\.ya?ml|docusaurus\.config\..*)$/;

/** Judges by names only, as a visitor of the repository page would. Pass empty lists for an empty repository. */
export function treeSignals(root: readonly FolderEntry[], community: readonly FolderEntry[]): TreeSignals {
  const both = [...community, ...root];
  const has = (entries: readonly FolderEntry[], name: RegExp): boolean => entries.some((entry) => name.test(entry.name));
  const readme = both.find((entry) => !entry.isFolder && README.test(entry.name));
  return {
    hasReadme: readme !== undefined,
    readmeBytes: readme === undefined ? 0 : (readme.size ?? unknown('unsupported')),
    hasTests: testSignal(root),
    hasCi: community.some((entry) => entry.isFolder && entry.name === 'workflows') || has(root, CI),
    hasContributing: has(both, CONTRIBUTING),
    hasCodeOfConduct: has(both, CODE_OF_CONDUCT),
    hasSecurityPolicy: has(both, SECURITY),
    hasChangelog: has(root, CHANGELOG),
    hasDocs: has(root, DOCS),
  };
}

function testSignal(root: readonly FolderEntry[]): Signal<boolean> {
  const found = root.some((entry) => (entry.isFolder ? TEST_FOLDER : TEST_FILE).test(entry.name));
  if (found) return true;
  return root.some((entry) => HIDES_TESTS.test(entry.name)) ? unknown('unsupported') : false;
}

function oneOf(...names: readonly RegExp[]): RegExp {
  return new RegExp(`^(?:${names.map(({ source }) => source).join('|')})$`);
}
