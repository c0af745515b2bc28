import type { Scanner, ScannerOptions } from './scanner.js';

/** Standard output: what was asked for. */
export interface CliOutput {
  isTTY: boolean;
  /** Width of the terminal, if it is one. */
  columns: number | undefined;
  /** Resolves when written, also when the reader has gone (`| head`); rejects when it could not be written. */
  write(text: string): Promise<void>;
}

/** Standard error: progress and messages. */
export interface CliErrorOutput {
  isTTY: boolean;
  columns: number | undefined;
  /** Never throws: there is nobody left to tell. */
  write(text: string): void;
}

/** The world as the command line sees it. */
export interface CliIo {
  env: Readonly<Record<string, string | undefined>>;
  /** Absolute. */
  cwd: string;
  homeDir: string;
  platform: NodeJS.Platform;
  /** Version of this package. */
  version: string;
  stdout: CliOutput;
  stderr: CliErrorOutput;
  /** Calls back on every SIGINT and SIGTERM until the returned function is called. */
  onInterrupt(listener: () => void): () => void;
  /** Ends the process at once. */
  exit(code: number): void;
  /** Calls back every so many milliseconds until the returned function is called. */
  every: (ms: number, callback: () => void) => () => void;
  /** Asynchronous, so that what a scan needs is loaded only for a scan. */
  createScanner(options: ScannerOptions): Promise<Scanner>;
}
