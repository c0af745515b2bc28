/**
 * The arrows of the house: dependencies point downwards. `pnpm boundaries` checks them; ARCHITECTURE.md draws them.
 * Each rule's comment is written for the person who broke it.
 */

/** For each package the siblings that it may import. A package that is missing here may import none. */
const mayImport = {
  core: [],
  storage: ['core'],
  'storage-sqlite': ['core', 'sqlite', 'storage'],
  github: ['core'],
  git: ['core'],
  analysis: ['core'],
  summarize: ['core'],
  queue: ['core'],
  sqlite: ['core'],
  'queue-sqlite': ['core', 'queue', 'sqlite'],
  'queue-redis': ['core', 'queue'],
  pipeline: ['core', 'queue', 'storage'],
  reposcan: ['core', 'queue', 'queue-sqlite', 'storage', 'storage-sqlite', 'github', 'git', 'analysis', 'summarize', 'pipeline'],
};

const reasons = {
  core: 'core is pure and knows nobody. Move the type or the function that you need down into core, or the code that needs it up.',
  storage: 'storage is a contract: it knows only core. A vendor (a database, a client) belongs into an adapter package such as storage-sqlite.',
  pipeline: 'The pipeline speaks to contracts only. Declare what you need in packages/pipeline/src/ports.ts and let the composition root hand it in.',
};

const arrows = Object.entries(mayImport).map(([name, siblings]) => ({
  name: `arrows-of-${name}`,
  severity: 'error',
  comment:
    reasons[name] ??
    `@reposcan/${name} may import ${siblings.map((sibling) => `@reposcan/${sibling}`).join(', ') || 'no sibling'}. Two adapters never know each other: what both need belongs into core, what joins them into the pipeline.`,
  from: { path: `^packages/${name}/src`, pathNot: '\\.test\\.ts$' },
  to: { path: '^packages/', pathNot: [name, ...siblings].map((allowed) => `^packages/${allowed}/`) },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...arrows,
    {
      name: 'package-is-listed',
      severity: 'error',
      comment: 'This package has no line in mayImport (.dependency-cruiser.mjs). Decide which siblings it may know and add one.',
      from: { path: '^packages/', pathNot: Object.keys(mayImport).map((name) => `^packages/${name}/`) },
      to: {},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'These files import each other in a circle. Take the part that both need into a file of its own below them.',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      severity: 'error',
      comment: 'core has no I/O, clock or randomness: no node: module and no npm package. Hand the value in instead.',
      from: { path: '^packages/core/src', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'no-deep-imports',
      severity: 'error',
      comment: 'Import a sibling by its package name. A path into its sources breaks as soon as it is published.',
      from: { path: '^packages/([^/]+)/src' },
      to: { path: '^packages/[^/]+/src', pathNot: '^packages/$1/src' },
    },
    {
      name: 'testing-stays-in-tests',
      severity: 'error',
      comment: 'A `testing` entry is for tests: production code must not load it.',
      from: { path: '^packages/[^/]+/src', pathNot: ['\\.test\\.ts$', '/src/testing/', '/src/fixtures/'] },
      to: { path: '^packages/[^/]+/(src|dist)/testing/' },
    },
    {
      name: 'declared-dependencies',
      severity: 'error',
      comment: 'This module is not in the dependencies of the package that imports it: it works here by luck and fails for users. Add it to that package.json.',
      from: { path: '^packages/[^/]+/src', pathNot: '\\.test\\.ts$|/fixtures/' },
      // A declared sibling resolves to its dist; an undeclared one does not resolve at all under pnpm.
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined', 'npm-dev'],
        dependencyTypesNot: ['npm', 'npm-optional', 'npm-peer', 'type-only'],
        pathNot: '^packages/[^/]+/dist/',
      },
    },
    {
      name: 'packages-stand-alone',
      severity: 'error',
      comment: 'bench and examples stand above the packages: nothing in packages/ may import them.',
      from: { path: '^packages/' },
      to: { path: '^(bench|examples)/' },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '/dist/'] },
    exclude: { path: ['/dist/.*\\.d\\.ts$', '\\.turbo/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: false,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'default'] },
  },
};
