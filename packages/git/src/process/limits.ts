/** What one git process may use. Zero is not "unlimited". */
export interface GitLimits {
  /** Bytes of memory that may be mapped. Not enforced where the system has no such limit (macOS). @default 2147483648 */
  addressSpaceBytes?: number;
  /** @default 600 */
  cpuSeconds?: number;
  /** @default 1024 */
  openFiles?: number;
}

/** Limits as they are handed to the shell that sets them. */
export interface ProcessLimits extends Required<GitLimits> {
  /** Largest file that may be written. Bytes. */
  fileBytes: number;
}

/**
 * Sets the limits and becomes the program: the process keeps its id. A limit that cannot be set (unknown to the system, or a lower one
 * is in force already) is left as it is. Signal 25, for a file that grows too
 * large, is ignored: the write fails instead, and git says why. `ulimit -f` counts blocks of 512 bytes (POSIX), `-v` kibibytes.
 */
const SCRIPT = [
  "trap '' 25",
  'ulimit -c 0 2>/dev/null || :',
  'ulimit -v "$1" 2>/dev/null || :',
  'ulimit -t "$2" 2>/dev/null || :',
  'ulimit -n "$3" 2>/dev/null || :',
  'ulimit -f "$4" 2>/dev/null || :',
  'shift 4',
  'exec "$@"',
].join('\n');

/** The arguments for `sh` that run a program within limits. The program's own arguments are passed on, never parsed by the shell. */
export function limitedArguments(limits: ProcessLimits, program: string, args: readonly string[]): string[] {
  const { addressSpaceBytes, cpuSeconds, openFiles, fileBytes } = limits;
  const figures = [addressSpaceBytes / 1024, cpuSeconds, openFiles, fileBytes / 512].map((figure) =>
    String(Math.max(1, Math.ceil(figure))),
  );
  return ['-c', SCRIPT, 'sh', ...figures, program, ...args];
}
