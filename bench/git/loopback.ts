import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A git server on loopback, in a process of its own. */
export interface Loopback {
  url(name: string): string;
  close(): Promise<void>;
}

/** Serves the repositories below a folder. */
export async function startLoopback(root: string): Promise<Loopback> {
  const program = fileURLToPath(new URL('server-process.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, root], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const origin = line.toString().trim();
  return {
    url: (name) => `${origin}/${name}`,
    async close() {
      child.stdin.end();
      await once(child, 'close');
    },
  };
}
