// A durable ScanStore in one file: every write is one line of a journal, and opening replays the journal into the memory adapter.
// All that an adapter owes its users is in the contract (`ScanStore`); that it keeps every promise is shown by the conformance kit in
// journal-store.test.js.
import { appendFile, readFile } from 'node:fs/promises';
import { createMemoryStore, StorageError } from '@reposcan/storage';

const writes = [
  'saveAccountScan',
  'saveRepositoryScan',
  'saveRun',
  'updateRepositoryAnalysis',
  'saveScanCache',
  'putCachedRepository',
  'removeCachedRepository',
];
const reads = [
  'getProfile',
  'getRepository',
  'listRepositories',
  'listRepositoriesForAnalysis',
  'getScanSummary',
  'getRun',
  'listRuns',
  'getRepositoryScan',
  'findRepositoryScan',
  'getScanCache',
  'listCachedRepositories',
];

/** @param {{ file: string }} options */
export function createJournalStore({ file }) {
  let opened = null;
  let lastWrite = Promise.resolve();
  let closed = false;

  // Creating does no I/O; the first call opens. A failed open is tried again by the next call.
  const open = () => {
    opened ??= replay(file).catch((error) => {
      opened = null;
      throw error;
    });
    return opened;
  };
  const ensureOpen = () => {
    if (closed) throw new StorageError('The journal store is closed.', { code: 'CLOSED' });
  };

  const write = (method) => (...args) => {
    const work = lastWrite.then(async () => {
      ensureOpen();
      const memory = await open();
      // The memory adapter refuses what is invalid, so only what it took reaches the journal.
      await memory[method](...args);
      try {
        await appendFile(file, `${JSON.stringify([method, args])}\n`);
      } catch (cause) {
        opened = null; // What memory has and the journal lacks must not be seen: open again from the journal.
        throw new StorageError(`Could not write to ${file}.`, { code: 'UNAVAILABLE', cause });
      }
    });
    lastWrite = work.catch(() => {});
    return work;
  };
  const read = (method) => async (...args) => {
    ensureOpen();
    return (await open())[method](...args);
  };

  return {
    ...Object.fromEntries(writes.map((method) => [method, write(method)])),
    ...Object.fromEntries(reads.map((method) => [method, read(method)])),
    async close() {
      await lastWrite;
      closed = true;
    },
  };
}

async function replay(file) {
  const journal = await readFile(file, 'utf8').catch((error) => {
    if (error.code === 'ENOENT') return '';
    throw new StorageError(`Could not read ${file}.`, { code: 'UNAVAILABLE', cause: error });
  });
  const memory = createMemoryStore();
  // A crash can cut the last line short: it was never acknowledged, so it does not count.
  for (const line of journal.slice(0, journal.lastIndexOf('\n') + 1).split('\n')) {
    if (line === '') continue;
    const [method, args] = JSON.parse(line);
    await memory[method](...args);
  }
  return memory;
}
