import { appendFileSync, mkdirSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../fixtures/sandbox.js';
import { folderSize } from './folder-size.js';
import { watchSize } from './size-watch.js';

let sandbox: Sandbox;
beforeEach(() => {
  sandbox = createSandbox();
  mkdirSync(sandbox.path('clone/objects'), { recursive: true });
});
afterEach(() => sandbox.remove());

it('says once that a folder has grown too large, whatever depth it grew at', async () => {
  let said = 0;
  const exceeded = new Promise<void>((resolve) => {
    watchSize({
      folder: sandbox.path('clone'),
      maxBytes: 10,
      intervalMs: 1,
      onExceeded: () => {
        said += 1;
        resolve();
      },
    });
  });

  appendFileSync(sandbox.path('clone/objects/a'), 'x'.repeat(11));
  await exceeded;
  // Longer than another look would take.
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(said).toBe(1);
});

it('says nothing after it was stopped', async () => {
  let said = 0;
  const unwatch = watchSize({ folder: sandbox.path('clone'), maxBytes: 10, intervalMs: 1, onExceeded: () => (said += 1) });

  unwatch();
  appendFileSync(sandbox.path('clone/objects/a'), 'x'.repeat(11));
  await new Promise((resolve) => setTimeout(resolve, 20));

  expect(said).toBe(0);
});

it('adds up all files of a folder; a folder that is not there has none', async () => {
  appendFileSync(sandbox.path('clone/a'), 'xx');
  appendFileSync(sandbox.path('clone/objects/b'), 'xxx');

  expect(await folderSize(sandbox.path('clone'))).toBe(5);
  expect(await folderSize(sandbox.path('nowhere'))).toBe(0);
});
