import { spawn } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { spawnedWorkerOf } from './spawned-worker.js';

/** A process with an IPC channel that runs a line of JavaScript. */
const processOf = (script: string) => spawnedWorkerOf(spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] }));

describe('spawnedWorkerOf', () => {
  it('collects what the process tells, and notices its end', async () => {
    const worker = processOf(`process.on('message', (command) => { process.send(command); process.disconnect(); }); process.send({ type: 'ready' });`);
    await vi.waitFor(() => expect(worker.reports).toEqual([{ type: 'ready' }]), 10_000);
    expect(worker.ended).toBe(false);

    worker.tell({ type: 'close' });

    await vi.waitFor(() => expect(worker.ended).toBe(true), 10_000);
    expect(worker.reports).toEqual([{ type: 'ready' }, { type: 'close' }]);
    worker.tell({ type: 'release' });
  });

  it('ends a process that would not end by itself', async () => {
    const worker = processOf(`setInterval(() => {}, 1_000); process.send({ type: 'ready' });`);
    await vi.waitFor(() => expect(worker.reports).toHaveLength(1), 10_000);

    worker.signal('SIGKILL');

    await vi.waitFor(() => expect(worker.ended).toBe(true), 10_000);
  });
});
