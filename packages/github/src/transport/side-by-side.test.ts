import { describe, expect, it } from 'vitest';
import { sideBySide } from './side-by-side.js';

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));

describe('works side by side', () => {
  it('end with the first failure, after all of them have ended', async () => {
    const ended: string[] = [];
    const slow = async (signal: AbortSignal): Promise<void> => {
      await untilAborted(signal).catch(() => {});
      await new Promise((resolve) => setImmediate(resolve));
      ended.push('slow');
    };

    const work = sideBySide(undefined, (signal) => [slow(signal), Promise.reject(new Error('first')), untilAborted(signal)]);

    await expect(work).rejects.toThrow('first');
    expect(ended).toEqual(['slow']);
  });

  it('are not started for a signal that has aborted', async () => {
    let started = false;

    const work = sideBySide(AbortSignal.abort('late'), () => {
      started = true;
      return [];
    });

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: 'late' });
    expect(started).toBe(false);
  });

  it('may be many without a warning about listeners', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const controller = new AbortController();

    const work = sideBySide(controller.signal, (signal) => Array.from({ length: 50 }, () => untilAborted(signal)));
    controller.abort('enough');
    await work.catch(() => {});
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', onWarning);

    expect(warnings).toEqual([]);
  });
});
