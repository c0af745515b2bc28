import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const packages = fileURLToPath(new URL('packages/', import.meta.url));

export default defineConfig({
  resolve: {
    // Tests run against the sources of the siblings; only child processes (the CLI, workers) use the build.
    alias: [
      { find: /^@reposcan\/([^/]+)$/, replacement: `${packages}$1/src/index.ts` },
      { find: /^@reposcan\/([^/]+)\/testing$/, replacement: `${packages}$1/src/testing/index.ts` },
      { find: /^reposcan$/, replacement: `${packages}reposcan/src/index.ts` },
    ],
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'examples/express-server/src/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts', 'testing/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
