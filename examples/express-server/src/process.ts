import { existsSync } from 'node:fs';
import { readConfig, type Config } from './config/config.js';
import { ConfigError } from './config/config-error.js';

/** The configuration from the environment and, for what is missing there, from `.env` in the working directory. Ends the process where it cannot be used. */
export function configOfProcess(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  try {
    return readConfig(process.env);
  } catch (error) {
    failStart(error);
  }
}

/** Says why nothing was started, and ends the process. */
export function failStart(error: unknown): never {
  if (error instanceof ConfigError) for (const problem of error.problems) console.error(problem);
  else console.error(error);
  process.exit(1);
}

/** Closes on SIGTERM and SIGINT, then ends the process: with 1 where closing takes longer than the grace time, or on the second signal. */
export function closeOnSignal(close: () => Promise<void>, graceMs: number): void {
  let closing = false;
  const onSignal = (): void => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), graceMs).unref();
    close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
