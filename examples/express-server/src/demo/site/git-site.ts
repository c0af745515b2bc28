import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { forwardApi } from './forward-api.js';
import { serveGit } from './serve-git.js';

/** A site on loopback as GitHub Enterprise Server is one: the API below `/api`, and git everywhere else. */
export interface GitSite {
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/** How the site is set up. */
export interface GitSiteOptions {
  /** The loopback GitHub that answers the API. */
  apiUrl: string;
  /** The folder of the bare repositories, as `OWNER/NAME`. */
  repositories: string;
  /** Awaited before git answers a request; its signal aborts when the client goes away. @default not at all */
  beforeGit?: (path: string, signal: AbortSignal) => Promise<void>;
}

/** Starts the site on a free port. */
export async function startGitSite({ apiUrl, repositories, beforeGit = async () => {} }: GitSiteOptions): Promise<GitSite> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '/';
    if (path.startsWith('/api/')) return forwardApi(request, response, { apiUrl, origin });
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    await beforeGit(path, gone.signal);
    if (!gone.signal.aborted) serveGit(repositories, request, response);
  };
  const server = createServer((request, response) => {
    response.on('error', () => {});
    // Whoever asked has gone, or the site closes: nobody is left to answer.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
