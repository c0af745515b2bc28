import { describe, expect, it } from 'vitest';
import { GithubError } from '../github-error.js';
import { readPages } from './read-pages.js';
import type { PageRequest } from './repository-page.js';

const empty = { repositories: [], unreadable: 0, total: null };
const pageOf = (name: string, read: () => Promise<typeof empty> = () => Promise.resolve(empty), requests = 1): PageRequest => ({
  name,
  read: (chain) => {
    chain.length += requests;
    return read();
  },
});
const failing = (code: GithubError['code']) => () => Promise.reject(new GithubError(code, { code }));
const numbered = (count: number): PageRequest[] => Array.from({ length: count }, (_, index) => pageOf(`page ${index + 1}`));

describe('reading pages', () => {
  it.each([
    [0, 6, 0],
    [1, 6, 1],
    [6, 6, 1],
    [9, 6, 2],
    [9, 1, 9],
  ])('%i at %i at a time takes %i round trips', async (pages, concurrency, roundTrips) => {
    let read = 0;

    const result = await readPages(() => numbered(pages), { concurrency, signal: undefined, onRead: () => (read += 1) });

    expect(result).toEqual({ failures: [], roundTrips });
    expect(read).toBe(pages);
  });

  it('takes as many round trips however fast one of the chains is', async () => {
    const slow = (): Promise<typeof empty> => new Promise((resolve) => setImmediate(() => resolve(empty)));
    const pages = Array.from({ length: 9 }, (_, index) => pageOf(`page ${index}`, index < 5 ? slow : undefined));

    expect((await readPages(() => pages, { concurrency: 6, signal: undefined, onRead: () => {} })).roundTrips).toBe(2);
  });

  it('counts retries into the round trips', async () => {
    const pages = [pageOf('page 1', undefined, 3), pageOf('page 2')];

    expect((await readPages(() => pages, { concurrency: 2, signal: undefined, onRead: () => {} })).roundTrips).toBe(3);
  });

  it('loses only the page that fails, and names it', async () => {
    const pages = [pageOf('page 1'), pageOf('page 2', failing('SERVER_ERROR')), pageOf('page 3')];
    let read = 0;

    const { failures } = await readPages(() => pages, { concurrency: 1, signal: undefined, onRead: () => (read += 1) });

    expect(failures.map(({ name, error }) => [name, error.code])).toEqual([['page 2', 'SERVER_ERROR']]);
    expect(read).toBe(2);
  });

  it.each(['RATE_LIMITED', 'SECONDARY_RATE_LIMITED', 'UNAUTHORIZED'] as const)(
    'asks for no further page after %s',
    async (code) => {
      let asked = 0;
      const counted = pageOf('page 3', () => {
        asked += 1;
        return Promise.resolve(empty);
      });

      const { failures } = await readPages(() => [pageOf('page 2', failing(code)), counted], {
        concurrency: 1,
        signal: undefined,
        onRead: () => {},
      });

      expect(failures.map(({ name, error }) => [name, error.code])).toEqual([
        ['page 2', code],
        ['page 3', code],
      ]);
      expect(asked).toBe(0);
    },
  );

  it('ends all pages before it passes on what a callback throws', async () => {
    let ended = 0;
    const waiting = (signal: AbortSignal): PageRequest =>
      pageOf('page 2', () =>
        new Promise<typeof empty>((_resolve, reject) =>
          signal.addEventListener('abort', () => reject(new Error('aborted'))),
        ).finally(() => (ended += 1)),
      );

    const work = readPages((signal) => [pageOf('page 1'), waiting(signal)], {
      concurrency: 2,
      signal: undefined,
      onRead: () => {
        throw new Error('bug in a callback');
      },
    });

    await expect(work).rejects.toThrow('bug in a callback');
    expect(ended).toBe(1);
  });

  it('rejects with ABORTED and the reason when the caller aborts', async () => {
    const controller = new AbortController();
    const work = readPages(
      (signal) => [
        pageOf(
          'page 1',
          () => new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
        ),
      ],
      { concurrency: 1, signal: controller.signal, onRead: () => {} },
    );

    controller.abort('enough');

    await expect(work).rejects.toMatchObject({ code: 'ABORTED', cause: 'enough' });
  });
});
