import type { ScanStore } from '../scan-store.js';
import type { ConformanceCase } from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';

/** The function that registers a test, of whatever runner: `test` of vitest, node:test, … */
export interface RegisterTest {
  (name: string, run: () => Promise<void>): unknown;
  /** Registers a test that is reported as skipped. */
  skip?: (name: string, run: () => Promise<void>) => unknown;
}

/** How to get at the store under test. */
export interface StoreConformanceOptions {
  test: RegisterTest;
  /** A store without any data. Called once for each case. */
  create: () => ScanStore | Promise<ScanStore>;
  /**
   * Closes the store and opens the same data again. The kit closes what it returns.
   * @default none: the store does not outlive its process, and the cases about that are reported as skipped
   */
  reopen?: (store: ScanStore) => ScanStore | Promise<ScanStore>;
  /** Cases that this store does not pass, by name, each with the reason. They are reported as skipped. @default {} */
  skip?: Readonly<Record<string, string>>;
}

/**
 * Registers one test for each promise of `ScanStore`. Assertions are those of node:assert.
 * @throws {Error} when a skip names no case or gives no reason
 */
export function storeConformance(options: StoreConformanceOptions): void {
  const { test, skip = {} } = options;
  const cases = Object.entries(conformanceCases).flatMap(([group, members]) => members.map((member) => ({ group, member })));
  checkSkips(
    skip,
    cases.map(({ member }) => member.name),
  );

  for (const { group, member } of cases) {
    const name = `${group}: ${member.name}`;
    const reason = skipReason(member, options);
    if (reason === null) test(name, () => runCase(member, options));
    // A runner without `skip` at least shows the name.
    else (test.skip ?? test)(`${name} [skipped: ${reason}]`, async () => {});
  }
}

function skipReason(member: ConformanceCase, { skip = {}, reopen }: StoreConformanceOptions): string | null {
  const given = Object.hasOwn(skip, member.name) ? skip[member.name] : undefined;
  if (given !== undefined) return given;
  return member.durable === true && reopen === undefined ? 'this store does not outlive its process' : null;
}

async function runCase(member: ConformanceCase, { create, reopen }: StoreConformanceOptions): Promise<void> {
  const opened = [await create()];
  try {
    await member.run(opened[0] as ScanStore, async (store) => {
      if (reopen === undefined) throw new Error('This store cannot be opened again.');
      const again = await reopen(store);
      opened.push(again);
      return again;
    });
  } finally {
    for (const store of opened) await store.close();
  }
}

function checkSkips(skip: Readonly<Record<string, string>>, names: readonly string[]): void {
  for (const [name, reason] of Object.entries(skip)) {
    if (!names.includes(name)) throw new Error(`There is no case "${name}" to skip.`);
    if (reason.trim() === '') throw new Error(`The skip of "${name}" needs a reason.`);
  }
}
