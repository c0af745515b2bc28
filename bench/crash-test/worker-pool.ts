import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Disturbance } from './judge.js';
import type { WorkerProcessOptions } from './worker-process.js';

/** Worker processes to be killed and stopped. Another takes the place of each that is killed. */
export interface WorkerPool {
  /** Errors that workers told of, which no job is to blame for. */
  readonly errors: readonly string[];
  /** Kills one that is at work, once no more than one is still starting: another one is left to take over its job. */
  kill(): Promise<Disturbance>;
  /** Stops one that is at work for so many milliseconds. */
  stop(ms: number): Promise<Disturbance>;
  /** Resolves once all are at work. */
  ready(): Promise<void>;
  /** Asks all to close. Resolves with how many did not end by themselves within the time and were killed. */
  close(withinMs: number): Promise<number>;
}

interface WorkerPoolOptions extends Omit<WorkerProcessOptions, 'name'> {
  size: number;
  /** 0–1. */
  chance: () => number;
}

interface Member {
  name: string;
  child: ChildProcess;
  isReady: boolean;
  ready: Promise<void>;
}

const program = fileURLToPath(new URL('worker-process.ts', import.meta.url));
/** From here tsx can be found, wherever the command was called. */
const cwd = fileURLToPath(new URL('..', import.meta.url));

/** Starts the processes. */
export function createWorkerPool({ size, chance, ...options }: WorkerPoolOptions): WorkerPool {
  const errors: string[] = [];
  const members: Member[] = [];
  let spawned = 0;
  let closing = false;

  /** All, or all but one. */
  async function almostReady(): Promise<Member[]> {
    const starting = () => members.filter(({ isReady }) => !isReady);
    while (starting().length > 1) await Promise.race(starting().map(({ ready }) => ready));
    return members.filter(({ isReady }) => isReady);
  }

  async function pick(): Promise<Member> {
    const candidates = await almostReady();
    const member = candidates[Math.floor(chance() * candidates.length)];
    if (member === undefined) throw new Error('There is no worker process: a pool needs two at least.');
    return member;
  }

  function spawnMember(): Member {
    const name = `w${(spawned += 1)}`;
    const argument: WorkerProcessOptions = { ...options, name };
    const child = fork(program, [JSON.stringify(argument)], { cwd, execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    child.stderr?.on('data', (data: Buffer) => {
      said = (said + data.toString()).slice(-2_000);
    });
    const ready = new Promise<void>((resolve, reject) => {
      child.on('message', (message: { type: string; message?: string }) => {
        if (message.type === 'ready') {
          member.isReady = true;
          resolve();
        } else errors.push(`${name}: ${message.message ?? ''}`);
      });
      child.once('exit', (code, signal) => {
        const reason = `worker process ${name} ended with ${signal ?? `code ${code}`}: ${said}`;
        if (signal !== 'SIGKILL' && !closing) errors.push(reason);
        reject(new Error(reason));
      });
    });
    // Whoever waits for it hears of it.
    ready.catch(() => {});
    const member: Member = { name, child, isReady: false, ready };
    return member;
  }

  for (let index = 0; index < size; index++) members.push(spawnMember());
  // None may outlive this process, not even where this one ends by an error.
  const endWithUs = () => members.forEach(({ child }) => child.kill('SIGKILL'));
  process.once('exit', endWithUs);

  return {
    errors,
    async kill() {
      const victim = await pick();
      const exited = once(victim.child, 'exit');
      const at = Date.now();
      victim.child.kill('SIGKILL');
      await exited;
      members[members.indexOf(victim)] = spawnMember();
      return { kind: 'kill', worker: victim.name, at };
    },
    async stop(ms) {
      const { name, child } = await pick();
      const from = Date.now();
      child.kill('SIGSTOP');
      try {
        await new Promise((resolve) => setTimeout(resolve, ms));
      } finally {
        child.kill('SIGCONT');
      }
      return { kind: 'stop', worker: name, from, to: Date.now() };
    },
    async ready() {
      await Promise.all(members.map((member) => member.ready));
    },
    async close(withinMs) {
      closing = true;
      const ended = await Promise.all(members.map(({ child }) => endsByItself(child, withinMs)));
      process.off('exit', endWithUs);
      return ended.filter((itself) => !itself).length;
    },
  };
}

async function endsByItself(child: ChildProcess, withinMs: number): Promise<boolean> {
  if (child.exitCode !== null || child.signalCode !== null) return true;
  const exited = once(child, 'exit').then(() => true);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), withinMs);
  });
  child.once('error', () => {});
  if (child.connected) child.send('close');
  const itself = await Promise.race([exited, late]);
  clearTimeout(timer);
  if (!itself) child.kill('SIGKILL');
  await exited;
  return itself;
}
