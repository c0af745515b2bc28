import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createGit } from '@reposcan/git';

/** A commit as files, for the peers, which need them. */
export interface Checkout {
  folder: string;
  remove(): Promise<void>;
}

/** Code and what says how it is resolved: the rest would only take time to write. */
const wanted = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|json|ya?ml|css)$/;

/** Writes the code of a repository's HEAD into a temporary folder. Contents that are not in a partial clone are left out. */
export async function checkOut(path: string): Promise<Checkout> {
  const folder = await mkdtemp(join(tmpdir(), 'reposcan-bench-checkout-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  const repository = await createGit().open({ path });
  try {
    const entries = repository.tree.entries.filter((entry) => wanted.test(entry.path) && !entry.pathEscaped);
    for await (const { entry, bytes } of repository.tree.read(entries)) {
      if (bytes === null) continue;
      const file = join(folder, entry.path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, bytes);
    }
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  } finally {
    await repository.close();
  }
}
