import { queueConformance } from '@reposcan/queue/testing';
import { describe, test } from 'vitest';
import { kitSetup } from './fixtures/kit-setup.js';

// Each commit waits for the disk, which others may keep busy.
describe('a SQLite queue that waits for the disk', { timeout: 120_000 }, () => {
  queueConformance({ test, patienceMs: 60_000, create: kitSetup({ synchronous: 'full' }) });
});
