import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFile, valueOf } from '../fixtures/open-file.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';
import { createSqliteQueue } from '../sqlite-queue.js';
import { mostLeft } from './retention.js';

const directory = temporaryDirectory();

/** A queue that keeps two completed jobs, after 200 of them were completed one by one; and how many its file holds. */
async function afterManyJobs() {
  const file = join(directory, `${randomUUID()}.sqlite`);
  const queue = createSqliteQueue({ file, retention: { completed: 2 } });
  const ids = (await queue.enqueueMany(Array.from({ length: 200 }, (_, payload) => ({ name: 'task', payload })))).map(({ id }) => id);
  const last = queue.waitFor(ids.at(-1) ?? '');
  queue.work({ task: () => null }, { concurrency: 1 });
  await last;
  const database = openFile(file);
  const held = (): unknown => valueOf(database, 'select count(*) from reposcan_queue_jobs');
  return { queue, ids, held, close: () => queue.close().then(() => database.close()) };
}

describe('the retention of a file', () => {
  it('leaves few settled jobs for later', async () => {
    const { held, close } = await afterManyJobs();

    expect(held()).toBeLessThanOrEqual(2 + mostLeft);
    await close();
  });

  it('is applied before anybody looks', async () => {
    const { queue, ids, held, close } = await afterManyJobs();

    const { items } = await queue.list();

    expect(items.map(({ id }) => id)).toEqual(ids.slice(-2).toReversed());
    expect(held()).toBe(2);
    await close();
  });

  it.each([
    ['get', (queue: ReturnType<typeof createSqliteQueue>, id: string) => queue.get(id).then((job) => expect(job).toBeNull())],
    ['remove', (queue: ReturnType<typeof createSqliteQueue>, id: string) => expect(queue.remove(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })],
    ['cancel', (queue: ReturnType<typeof createSqliteQueue>, id: string) => expect(queue.cancel(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })],
    ['partials', (queue: ReturnType<typeof createSqliteQueue>, id: string) => expect(queue.partials(id)).rejects.toMatchObject({ code: 'NOT_FOUND' })],
  ])('hides what is left for later from %s', async (_, look) => {
    const { queue, ids, close } = await afterManyJobs();

    await look(queue, ids.at(-3) ?? '');

    await close();
  });
});
