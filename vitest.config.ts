import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const packages = fileURLToPath(new URL('packages/', import.meta.url));

/** They wait, for real time or for the disk. Whatever else there is runs beside them. */
const slowest = ['packages/queue-redis/src/conformance.test.ts', 'packages/queue-sqlite/src/sqlite-queue.full.test.ts'];

class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isSlow = ({ moduleId }: TestSpecification): boolean => slowest.some((path) => moduleId.endsWith(path));
    const sorted = await super.sort(files);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

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
    sequence: { sequencer: SlowestFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
