import { connect } from 'node:net';

/** A server that some tests need: its address, or why they are skipped. */
export type ExternalService = { url: string; skip: false } | { url: null; skip: string };

interface Lookup {
  /** The variable that names the server, such as `REDIS_URL`. */
  variable: string;
  /** Where it usually listens. */
  fallback: string;
  environment: Record<string, string | undefined>;
}

/**
 * The server that a test file needs. Where none answers, its tests are skipped with the reason; under `CI=true` that is an error instead, because a
 * run that skips them proves nothing.
 */
export async function externalService({ variable, fallback, environment }: Lookup): Promise<ExternalService> {
  const url = environment[variable] ?? fallback;
  if (await answers(url)) return { url, skip: false };

  const skip = `skipped: set ${variable}`;
  if (environment['CI'] === 'true') throw new Error(`nothing answers at ${variable}=${url}, and CI skips nothing (${skip})`);
  return { url: null, skip };
}

async function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port), timeout: 2000 });
    const settle = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.once('timeout', () => settle(false));
  });
}
