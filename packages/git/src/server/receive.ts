import { folderSize } from '../clone/folder-size.js';
import { parseProgress } from '../clone/progress.js';
import { watchSize } from '../clone/size-watch.js';
import type { Connection } from './connection.js';

/** Options of receiving. */
export interface ReceiveOptions {
  /** Begins the message of an error: "Cloning". */
  what: string;
  /** Where it all goes. */
  folder: string;
  /** What git reads from its stdin. */
  input?: string;
}

const SIZE_INTERVAL_MS = 200;

/** Runs a git command that receives from a server into a folder, and ends it when the folder grows too large. */
export async function receive(connection: Connection, args: readonly string[], { what, folder, input }: ReceiveOptions): Promise<void> {
  const { runner, limits, onProgress } = connection;
  const { maxRepositoryBytes } = limits;
  const git = runner.start(args, {
    ...connection.call(),
    input: input !== undefined,
    onProgressLine: (line) => {
      const progress = parseProgress(line);
      if (progress !== null) onProgress(progress);
    },
  });
  git.stdout.resume();
  if (input !== undefined) git.stdin?.end(input);
  const unwatch = watchSize({
    folder,
    maxBytes: maxRepositoryBytes,
    intervalMs: SIZE_INTERVAL_MS,
    onExceeded: () => git.stop('too-large'),
  });
  const end = await git.ended;
  unwatch();

  // It may have grown after the last look.
  const grown = end.stopped === null && (await folderSize(folder)) > maxRepositoryBytes;
  const failure = runner.failure(grown ? { ...end, stopped: 'too-large' } : end, connection.context(what));
  if (failure !== null) throw failure;
}
