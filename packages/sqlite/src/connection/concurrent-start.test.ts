import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { columnOf, openFile } from '../fixtures/open-file.js';
import { notesSchema } from '../fixtures/notes-schema.js';
import { temporaryDirectory } from '../fixtures/temporary-directory.js';

const program = fileURLToPath(new URL('../fixtures/concurrent-start.mjs', import.meta.url));
const directory = temporaryDirectory();

/** The processes run the build: `pnpm build` first. */
async function startTogether(file: string, names: string[]): Promise<unknown[]> {
  const children = names.map((name) => fork(program, [file, name]));
  try {
    await Promise.all(children.map((child) => message(child)));
    const answers = children.map((child) => message(child));
    for (const child of children) child.send(notesSchema);
    return await Promise.all(answers);
  } finally {
    for (const child of children) child.kill();
  }
}

async function message(child: ChildProcess): Promise<unknown> {
  const [answer] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => [`The process ended with ${String(code)}.`]),
  ])) as unknown[];
  return answer;
}

describe('several processes that open the same new file at once', () => {
  it('apply each migration once, and write what they have to write', async () => {
    const names = ['ann', 'bob', 'cyd', 'dan', 'eve', 'fay'];
    const file = join(directory, 'new', 'notes.sqlite');

    const answers = await startTogether(file, names);

    expect(answers).toEqual(names.map(() => ({ ok: true })));
    const database = openFile(file);
    expect(columnOf(database, 'select version from notes_migrations order by version')).toEqual([1, 2]);
    expect(database.prepare('select author, count(*) as notes from notes group by author order by author').all()).toEqual(
      names.map((author) => ({ author, notes: 10 })),
    );
    expect(columnOf(database, 'pragma integrity_check')).toEqual(['ok']);
    database.close();
    expect(readdirSync(dirname(file))).toEqual(['notes.sqlite']);
  });
});
