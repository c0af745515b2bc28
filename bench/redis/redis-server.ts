import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../testing/free-port.js';

/** A redis-server of our own on loopback. */
export interface RedisServer {
  readonly url: string;
  /** Ends it with SIGKILL and starts it again on the same port and data. Resolves with how long nobody answered. */
  restart(): Promise<{ from: number; to: number }>;
  /** Ends it. Its data stay where they are. */
  stop(): Promise<void>;
}

interface RedisServerOptions {
  /** Folder of its data. */
  dir: string;
  /**
   * Writes every command to an append-only file before it answers, so that its death loses nothing. (With `everysec` a write may be put off while another one is
   * synced: what was answered in that second can be undone by a kill.)
   * @default true
   */
  appendOnly?: boolean;
}

/** Starts redis-server on a free port. Resolves with `null` where that program is not installed. */
export async function startRedisServer({ dir, appendOnly = true }: RedisServerOptions): Promise<RedisServer | null> {
  const port = await freePort();
  let child = await launch(port, dir, appendOnly);
  if (child === null) return null;
  // It must not outlive this process, not even where this one ends by an error.
  const endWithUs = () => void child?.kill('SIGKILL');
  process.once('exit', endWithUs);

  return {
    url: `redis://127.0.0.1:${port}`,
    async restart() {
      const from = Date.now();
      if (child !== null) await end(child, 'SIGKILL');
      child = await launch(port, dir, appendOnly);
      return { from, to: Date.now() };
    },
    async stop() {
      if (child !== null) await end(child, 'SIGTERM');
      child = null;
      process.off('exit', endWithUs);
    },
  };
}

async function launch(port: number, dir: string, appendOnly: boolean): Promise<ChildProcess | null> {
  const options = { port, bind: '127.0.0.1', dir, appendonly: appendOnly ? 'yes' : 'no', appendfsync: 'always', save: '', 'maxmemory-policy': 'noeviction' };
  const child = spawn('redis-server', Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]), { stdio: 'ignore' });
  const failed = new Promise<NodeJS.ErrnoException>((resolve) => child.once('error', resolve));
  for (const deadline = Date.now() + 10_000; Date.now() < deadline; ) {
    const outcome = await Promise.race([failed, pings(port)]);
    if (outcome === true) return child;
    if (outcome instanceof Error) {
      if (outcome.code === 'ENOENT') return null;
      throw outcome;
    }
    if (child.exitCode !== null) throw new Error(`redis-server ended with code ${child.exitCode} instead of listening on port ${port}.`);
    await sleep(10);
  }
  await end(child, 'SIGKILL');
  throw new Error(`redis-server did not answer on port ${port} within 10 s.`);
}

/** Whether it answers and has loaded its data. */
function pings(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: 1000 });
    const settle = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => socket.write('PING\r\n'));
    socket.once('data', (data) => settle(data.toString().startsWith('+PONG')));
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => settle(false));
  });
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
}
