import { readdirSync, readFileSync } from 'node:fs';

/**
 * Ends the git processes that a killed host left behind: those whose `HOME` lies in its folder, which nobody else can name by accident. On Linux only;
 * elsewhere such a process ends by its own limits.
 */
export function endOrphans(folder: string): void {
  const home = `HOME=${folder}/`;
  for (const name of listProcesses()) {
    try {
      const environment = readFileSync(`/proc/${name}/environ`, 'latin1');
      if (environment.split('\0').some((variable) => variable.startsWith(home))) process.kill(Number(name), 'SIGKILL');
    } catch {
      // It ended meanwhile, or belongs to somebody else.
    }
  }
}

function listProcesses(): string[] {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}
