import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';

/** A file of the page. */
export interface PageFile {
  text: string;
  type: string;
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The files that `build-page.mjs` made, by name; `null`: it has not run. What is asked for is looked up among them, never on the disk. */
export async function readPageFiles(): Promise<ReadonlyMap<string, PageFile> | null> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('reposcan-express-server/package.json')), 'dist', 'page');
  const names = await readdir(folder).catch(() => []);
  const files = await Promise.all(
    names.map(async (name): Promise<[string, PageFile][]> => {
      const type = types[extname(name)];
      return type === undefined ? [] : [[name, { text: await readFile(join(folder, name), 'utf8'), type }]];
    }),
  );
  const all = new Map(files.flat());
  return all.has('index.html') ? all : null;
}
