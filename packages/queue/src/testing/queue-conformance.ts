import type { ConformanceCase, ConformanceNeed } from './conformance-case.js';
import { conformanceCases } from './conformance-cases.js';
import { conformanceJobNames } from './conformance-jobs.js';
import { createLab } from './lab.js';
import { createManualClock } from './manual-clock.js';
import { createRealClock } from './real-clock.js';
import type { QueueSetup, QueueUnderTest } from './queue-under-test.js';

/** The function that registers a test, of whatever runner: `test` of vitest, node:test, … */
export interface RegisterTest {
  (name: string, run: () => Promise<void>): unknown;
  /** Registers a test that is reported as skipped. */
  skip?: (name: string, run: () => Promise<void>) => unknown;
}

/** How to get at the queue under test. */
export interface QueueConformanceOptions {
  test: RegisterTest;
  /** A queue without jobs. Called once for each case. */
  create: (setup: QueueSetup) => QueueUnderTest | Promise<QueueUnderTest>;
  /** What the adapter cannot give the cases, each with the reason. Cases that need it are reported as skipped. @default {} */
  lacks?: Readonly<Partial<Record<ConformanceNeed, string>>>;
  /** Cases that this queue does not pass, by name, each with the reason. They are reported as skipped. @default {} */
  skip?: Readonly<Record<string, string>>;
  /** The lease of workers by the real clock: of processes, and of all workers where the adapter takes no clock. @default 1_000 */
  leaseMs?: number;
  /** How long a case waits at most, by the real clock, for something that should happen. @default 10_000 */
  patienceMs?: number;
}

/**
 * Registers one test for each promise of `JobQueue`. Assertions are those of node:assert.
 * @throws {Error} when a skip names no case, or a skip or a lack gives no reason
 */
export function queueConformance(options: QueueConformanceOptions): void {
  const { test, skip = {}, lacks = {} } = options;
  const cases = Object.entries(conformanceCases).flatMap(([group, members]) => members.map((member) => ({ group, member })));
  const names = new Set(cases.map(({ member }) => member.name));
  for (const name of Object.keys(skip)) {
    if (!names.has(name)) throw new Error(`There is no case "${name}" to skip.`);
  }
  for (const [name, reason] of [...Object.entries(skip), ...Object.entries(lacks)]) {
    if (reason.trim() === '') throw new Error(`The skip of "${name}" needs a reason.`);
  }

  for (const { group, member } of cases) {
    const name = `${group}: ${member.name}`;
    const reason = skipReason(member, options);
    if (reason === null) test(name, () => runCase(member, options));
    // A runner without `skip` at least shows the name.
    else (test.skip ?? test)(`${name} [skipped: ${reason}]`, async () => {});
  }
}

function skipReason({ name, needs = [] }: ConformanceCase, { skip = {}, lacks = {} }: QueueConformanceOptions): string | null {
  if (Object.hasOwn(skip, name)) return skip[name] ?? null;
  const lacking = needs.find((need) => lacks[need] !== undefined);
  return lacking === undefined ? null : (lacks[lacking] ?? null);
}

async function runCase(member: ConformanceCase, { create, lacks = {}, leaseMs = 1_000, patienceMs = 10_000 }: QueueConformanceOptions): Promise<void> {
  // Worker processes live by the real clock, and so does the handle that shares their data.
  const realTime = lacks.clock !== undefined || member.needs?.includes('spawnWorker') === true;
  const clock = realTime ? null : createManualClock();
  const timers = clock ?? createRealClock();
  const subject = await create({ jobNames: conformanceJobNames, clock: timers });
  const { lab, leave } = createLab({ subject, clock, timers, leaseMs, patienceMs });
  try {
    await member.run(lab);
  } catch (error) {
    // What went wrong first says more than what goes wrong while leaving after that.
    await leave().catch(() => {});
    throw error;
  }
  await leave();
}
