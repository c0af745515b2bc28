import { ApiError, errorOf } from './api-error.js';
import { camelCased } from './camel-case.js';
import type { KeyRing } from './key-ring.js';

/** The server's API. What it answers has its members in camelCase; the types are the caller's belief. Throws `ApiError`. */
export interface Api {
  get<T>(path: string, signal?: AbortSignal): Promise<T>;
  post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T>;
  /** An answer that is read as it comes. */
  open(path: string, headers: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Response>;
}

/** Asks the server that served the page. */
export function createApi(keys: KeyRing): Api {
  async function ask(path: string, init: RequestInit): Promise<Response> {
    for (;;) {
      const key = keys.current();
      const response = await send(path, init, key);
      if (response.ok) return response;
      // Another request may have asked for the key meanwhile.
      if (response.status !== 401 || (keys.current() === key && !(await keys.ask(key !== null)))) throw await errorOf(response);
    }
  }

  return {
    get: async <T>(path: string, signal?: AbortSignal) => read<T>(await ask(path, signal === undefined ? {} : { signal })),
    post: async <T>(path: string, body: unknown, signal?: AbortSignal) =>
      read<T>(await ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' }, ...(signal === undefined ? {} : { signal }) })),
    open: (path, headers, signal) => ask(path, { headers: { ...headers }, signal }),
  };
}

async function send(path: string, init: RequestInit, key: string | null): Promise<Response> {
  const headers = { accept: 'application/json', ...(init.headers as Record<string, string> | undefined), ...(key === null ? {} : { 'x-api-key': key }) };
  try {
    return await fetch(`/api/v1${path}`, { ...init, headers, credentials: 'same-origin', redirect: 'error' });
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new ApiError('No connection', { status: 0, detail: 'The server does not answer. Is it still running?' });
  }
}

async function read<T>(response: Response): Promise<T> {
  return camelCased(await response.json()) as T;
}
