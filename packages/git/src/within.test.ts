import { expect, it } from 'vitest';
import { within } from './within.js';

const never = new Promise<string>(() => {});

it('gives what came in time', async () => {
  await expect(within(1_000, 'Waiting', Promise.resolve('x'))).resolves.toBe('x');
});

it('passes a failure on', async () => {
  await expect(within(1_000, 'Waiting', Promise.reject(new Error('no')))).rejects.toThrow('no');
});

it('ends as TIMEOUT where nothing comes', async () => {
  await expect(within(5, 'Waiting', never)).rejects.toMatchObject({ code: 'TIMEOUT', message: 'Waiting took too long.' });
});

it('ends as ABORTED, also for a signal that was aborted before', async () => {
  const controller = new AbortController();
  const waiting = within(10_000, 'Waiting', never, controller.signal);

  controller.abort('enough');

  await expect(waiting).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' });
  await expect(within(10_000, 'Waiting', never, controller.signal)).rejects.toMatchObject({ code: 'ABORTED' });
});
