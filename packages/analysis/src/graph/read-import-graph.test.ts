import { expect, it } from 'vitest';
import { createAnalysis } from '../analysis.js';
import { memoryTree } from '../fixtures/memory-tree.js';

const contents = {
  'package.json': '{"workspaces":["packages/*"]}',
  'packages/a/package.json': '{"name":"a"}',
  'packages/a/src/index.ts': "export * from './lazy.js';\nimport { readFile } from 'node:fs';\nimport 'react';\n",
  'packages/a/src/lazy.js': "if (process.env.A) require('./none');\nexport const b = () => import('./index.ts');\n",
  'main.ts': "import type { A } from 'a';\n",
};

it('gives the graph that a whole scan gives', async () => {
  const analysis = createAnalysis();
  const tree = memoryTree(contents);
  const observation = await analysis.observe(tree);
  const extraction = await analysis.extract(tree, observation);

  const { importGraph } = await analysis.importGraph(tree);

  expect(importGraph.edges).toHaveLength(3);
  expect(importGraph).toEqual((await analysis.graph(tree, { observation, extraction })).importGraph);
});

it('is of the languages asked for, and costs a file that cannot be parsed nothing but itself', async () => {
  // A slash behind a brace takes the parser.
  const hostile = `const a = {}\n/ 2; require('x');${'('.repeat(100_000)}`;

  const { importGraph, warnings } = await createAnalysis().importGraph(memoryTree({ ...contents, 'hostile.ts': hostile, 'b.py': 'import c', 'c.py': '' }), { languages: ['TypeScript'] });

  expect(importGraph.files).toEqual(['main.ts', 'packages/a/src/index.ts', 'packages/a/src/lazy.js']);
  expect(warnings.map(({ subject }) => subject)).toEqual(['hostile.ts']);
});
