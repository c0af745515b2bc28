import { describe, test } from 'vitest';
import { createMemoryStore } from './memory-store.js';
import { storeConformance } from './testing/index.js';

describe('createMemoryStore', () => {
  storeConformance({ test, create: () => createMemoryStore() });
});
