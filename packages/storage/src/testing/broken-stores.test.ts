import type { AccountProfile, AccountScan, ScoredRepository } from '@reposcan/core';
import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../memory-store.js';
import type { ScanStore, StoredRepository } from '../scan-store.js';
import { conformanceCases } from './conformance-cases.js';
import { everyPage } from './store-contents.js';
import { storeConformance } from './store-conformance.js';

/** What is wrong with a store, the members that are wrong, and cases of the kit that have to notice. */
type Defect = [what: string, breakStore: (store: ScanStore) => Partial<ScanStore>, cases: string[]];

const asPartial = (scan: AccountScan): AccountScan => ({ ...scan, summary: { ...scan.summary, complete: false } });
const asComplete = (scan: AccountScan): AccountScan => ({ ...scan, summary: { ...scan.summary, complete: true } });

const defects: Defect[] = [
  [
    'writes repositories one by one',
    (store) => ({
      async saveAccountScan(userId, scan) {
        for (const repository of scan.repositories) await store.saveAccountScan(userId, { ...asPartial(scan), repositories: [repository] });
        await store.saveAccountScan(userId, scan);
      },
    }),
    [
      'writes nothing of an account scan in which one repository has a BigInt',
      'writes nothing of an account scan in which one repository has no name',
    ],
  ],
  [
    'writes the run of a report before it looks at the report',
    (store) => ({
      async saveRepositoryScan(userId, scan) {
        await store.saveRepositoryScan(userId, { ...scan, files: [] });
        await store.saveRepositoryScan(userId, scan);
      },
    }),
    ['writes neither the report nor the run of a repository scan that cannot be stored'],
  ],
  [
    'turns what is no JSON into something else',
    (store) => ({
      saveAccountScan: async (userId, scan) => store.saveAccountScan(userId, JSON.parse(JSON.stringify(scan)) as AccountScan),
    }),
    [
      'writes nothing of an account scan in which one repository has a number that is none',
      'writes nothing of an account scan in which one repository has a function',
    ],
  ],
  [
    'answers one user what another stored',
    (store) => ({
      saveAccountScan: (_, scan) => store.saveAccountScan('everyone', scan),
      getRepository: (_, name) => store.getRepository('everyone', name),
      listRepositories: (_, query) => store.listRepositories('everyone', query),
    }),
    ['answers nothing of one user to another', 'keeps the same account, ids and location of two users apart'],
  ],
  [
    'leaks only the summary',
    (store) => {
      const users = new Set<string>();
      return {
        saveAccountScan: (userId, scan) => store.saveAccountScan(userId, scan).then(() => void users.add(userId)),
        async getScanSummary(_, login) {
          for (const userId of users) return store.getScanSummary(userId, login);
          return null;
        },
      };
    },
    ['answers nothing of one user to another'],
  ],
  [
    'removes repositories after a partial scan',
    (store) => ({ saveAccountScan: (userId, scan) => store.saveAccountScan(userId, asComplete(scan)) }),
    ['removes nothing after a partial scan'],
  ],
  [
    'removes nothing after a complete scan',
    (store) => ({ saveAccountScan: (userId, scan) => store.saveAccountScan(userId, asPartial(scan)) }),
    ['removes the repositories that a complete scan no longer lists', 'of scans of one account in parallel, keeps exactly one as a whole'],
  ],
  [
    'forgets the analysis when the repository is scanned again',
    (store) => ({
      async saveAccountScan(userId, scan) {
        await store.saveAccountScan(userId, { ...asComplete(scan), repositories: [] });
        await store.saveAccountScan(userId, scan);
      },
    }),
    ['keeps an analysis when a later scan, complete or partial, writes the repository again', 'removes nothing after a partial scan'],
  ],
  [
    'writes back an analysis that it read before somebody else wrote one',
    (store) => ({
      async saveAccountScan(userId, scan) {
        const before = await everyPage((cursor) => store.listRepositories(userId, cursor));
        await new Promise((resolve) => setImmediate(resolve));
        await store.saveAccountScan(userId, { ...asComplete(scan), repositories: [] });
        await store.saveAccountScan(userId, scan);
        for (const { nameWithOwner, analysis } of before) {
          if (analysis !== null) await store.updateRepositoryAnalysis(userId, nameWithOwner, analysis).catch(() => {});
        }
      },
    }),
    ['loses no analysis that is written while the account is scanned again'],
  ],
  [
    'orders names as a language does',
    (store) => ({
      async listRepositories(userId, query) {
        const page = await store.listRepositories(userId, query);
        const compare = (a: StoredRepository, b: StoredRepository): number =>
          b.importance.score - a.importance.score || a.nameWithOwner.localeCompare(b.nameWithOwner);
        return { ...page, items: page.items.sort(compare) };
      },
    }),
    ['lists repositories by score, highest first, then by the code units of their lower-case name'],
  ],
  [
    'lists the lowest score first',
    (store) => ({
      listRepositories: async (userId, query) => {
        const page = await store.listRepositories(userId, query);
        return { ...page, items: page.items.reverse() };
      },
    }),
    [
      'lists repositories by score, highest first, then by the code units of their lower-case name',
      'the limit may change from page to page',
    ],
  ],
  [
    'orders runs by the text of their start',
    (store) => ({
      async listRuns(userId, query) {
        const page = await store.listRuns(userId, query);
        return {
          ...page,
          items: page.items.sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : a.id < b.id ? 1 : -1)),
        };
      },
    }),
    ['lists runs by the moment of their start, newest first, then by id, highest first'],
  ],
  [
    'pages by counting',
    (store) => ({
      async listRepositories(userId, { limit = 100, cursor = '0', ...query } = {}) {
        const all = await everyPage((next) => store.listRepositories(userId, { ...query, ...next }));
        const end = Number(cursor) + limit;
        return { items: all.slice(Number(cursor), end), nextCursor: end < all.length ? String(end) : null };
      },
    }),
    ['pages of repositories neither repeat nor skip what was there while others come and go'],
  ],
  [
    'begins again when it does not know a cursor',
    (store) => ({
      listRepositories: (userId, { cursor, ...query } = {}) =>
        store
          .listRepositories(userId, { ...query, ...(cursor === undefined ? {} : { cursor }) })
          .catch(() => store.listRepositories(userId, query)),
    }),
    ['refuses a cursor of another user, filter or listing, and what is no cursor'],
  ],
  [
    'always gives a cursor',
    (store) => ({ listRepositories: async (userId, query) => ({ ...(await store.listRepositories(userId, query)), nextCursor: 'more' }) }),
    ['pages hold at most the limit, 100 unless told otherwise, and only the last has no cursor'],
  ],
  [
    'takes any limit',
    (store) => ({
      listRepositories: (userId, query = {}) =>
        store.listRepositories(userId, { ...query, limit: Math.max(1, Math.min(1_000, Number(query.limit) || 1)) }),
    }),
    ['refuses a limit that is not a whole number from 1 to 1,000'],
  ],
  [
    'hands out what it keeps',
    (store) => {
      const kept = new Map<string, AccountProfile | null>();
      return {
        async getProfile(userId, login) {
          const key = `${userId} ${login}`;
          if (!kept.has(key)) kept.set(key, await store.getProfile(userId, login));
          return kept.get(key) ?? null;
        },
      };
    },
    ['hands out copies: changing them changes nothing in the store'],
  ],
  [
    'keeps what was handed in',
    (store) => {
      const kept = new Map<string, AccountProfile>();
      return {
        async saveAccountScan(userId, scan) {
          await store.saveAccountScan(userId, scan);
          kept.set(userId, scan.profile);
        },
        getProfile: async (userId, login) => ((await store.getProfile(userId, login)) === null ? null : (kept.get(userId) ?? null)),
      };
    },
    ['keeps a copy: changing what was written afterwards changes nothing in the store'],
  ],
  [
    'tells logins apart by case',
    (store) => ({
      async getProfile(userId, login) {
        const profile = await store.getProfile(userId, login);
        return profile?.login === login ? profile : null;
      },
    }),
    ['finds logins and repositories without regard to case, and spells them as the scan did'],
  ],
  [
    'answers names in lower case',
    (store) => ({
      async getRepository(userId, name) {
        const repository = await store.getRepository(userId, name);
        return repository === null ? null : { ...repository, nameWithOwner: repository.nameWithOwner.toLowerCase() };
      },
    }),
    ['finds logins and repositories without regard to case, and spells them as the scan did'],
  ],
  [
    'takes an unknown signal for 0',
    (store) => ({
      saveAccountScan: (userId, scan) => {
        const known = ({ signals, ...repository }: ScoredRepository): ScoredRepository => ({
          ...repository,
          signals: Object.fromEntries(Object.entries(signals).map(([key, value]) => [key, value ?? 0])) as unknown as typeof signals,
        });
        return store.saveAccountScan(userId, { ...scan, repositories: scan.repositories.map(known) });
      },
    }),
    ['keeps unknown signals apart from 0, false and null'],
  ],
  [
    'waits for analysis of what was not pushed to',
    (store) => ({
      listRepositoriesForAnalysis: async (userId, query) =>
        (await everyPage((cursor) => store.listRepositories(userId, cursor)))
          .filter(({ selected }) => selected)
          .slice(0, query?.limit ?? 15),
    }),
    ['no longer lists a repository for analysis once it has one, until it is pushed to after that'],
  ],
  [
    'answers the summary that was written last',
    (store) => {
      const last = new Map<string, AccountScan['summary']>();
      return {
        async saveAccountScan(userId, scan) {
          await store.saveAccountScan(userId, scan);
          last.set(scan.profile.login, scan.summary);
        },
        getScanSummary: async (_, login) => last.get(login) ?? null,
      };
    },
    ['answers the summary of the scan that started last, in whatever order they were written'],
  ],
  [
    'finds a report of any commit',
    (store) => ({ findRepositoryScan: (userId, location) => store.findRepositoryScan(userId, location) }),
    ['finds the newest report of a location, of one commit or of any', 'finds the newest report of one recipe, and none of another'],
  ],
  [
    'keeps no report but the newest',
    (store) => ({
      async getRepositoryScan(userId, id) {
        const scan = await store.getRepositoryScan(userId, id);
        const newest = scan === null ? null : await store.findRepositoryScan(userId, scan.repository.source.location);
        return newest?.id === id ? scan : null;
      },
    }),
    ['keeps the ten newest reports of each location, and the runs of all'],
  ],
  [
    'has one scan cache for everybody',
    (store) => ({
      saveScanCache: (_, location, cache) => store.saveScanCache('everybody', location, cache),
      getScanCache: (_, location) => store.getScanCache('everybody', location),
    }),
    ['keeps the caches of two users and of two locations apart', 'keeps the fifty caches of a user that were saved last'],
  ],
  [
    'lists clones as they were first written',
    (store) => ({
      async putCachedRepository(repository) {
        const known = await store.listCachedRepositories();
        if (!known.some(({ key }) => key === repository.key)) await store.putCachedRepository(repository);
      },
    }),
    ['lists the clones by key, each as it was written last'],
  ],
  [
    'adds a run each time the same scan is written',
    (store) => {
      let count = 0;
      return {
        async saveAccountScan(userId, scan) {
          await store.saveAccountScan(userId, scan);
          await store.saveAccountScan(userId, { ...scan, id: `${scan.id}-${(count += 1)}` });
        },
      };
    },
    ['changes nothing when the same account scan is written again'],
  ],
  ['goes on after it was closed', () => ({ close: async () => {} }), ['refuses every call after it was closed']],
  [
    'takes empty ids',
    (store) => ({ getRun: async (userId, id) => (id === '' ? null : store.getRun(userId, id)) }),
    ['refuses empty and missing ids, logins, names and locations, and writes nothing'],
  ],
];

/** The cases that a store fails, of those that are asked for. */
async function failuresOf(create: () => ScanStore, asked: readonly string[]): Promise<string[]> {
  const failed: string[] = [];
  const runs: (() => Promise<void>)[] = [];
  storeConformance({
    // Opens a store without any data: the defect of one that does not outlive its process.
    reopen: create,
    create,
    test: (title, run) => {
      const name = title.slice(title.indexOf(': ') + 2);
      if (asked.includes(name)) runs.push(() => run().catch(() => void failed.push(name)));
    },
  });
  for (const run of runs) await run();
  return failed;
}

describe('the conformance kit', () => {
  it.each(defects)('notices a store that %s', async (_, breakStore, cases) => {
    const create = (): ScanStore => {
      const store = createMemoryStore();
      return { ...store, ...breakStore(store) };
    };

    expect((await failuresOf(create, cases)).sort()).toEqual([...cases].sort());
  });

  it('notices a store that forgets everything when it is closed', async () => {
    const cases = (conformanceCases['durability'] ?? []).map(({ name }) => name);

    expect(await failuresOf(createMemoryStore, cases)).toEqual(cases);
  });
});
