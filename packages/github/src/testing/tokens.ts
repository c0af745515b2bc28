import type { Viewer } from './world/viewer.js';

/** Who a token belongs to, and what it may do. */
export interface TokenFixture {
  login: string;
  /** OAuth scopes; `repo` shows what is private. @default every scope */
  scopes?: readonly string[];
  /** An expired token is answered like a wrong one: 401 "Bad credentials". @default false */
  expired?: boolean;
}

/** What the `authorization` header says. */
export type Authentication = { kind: 'none' } | { kind: 'refused' } | { kind: 'viewer'; viewer: Viewer };

/** Finds the owner of the token in an `authorization` header (`token …` or `bearer …`). */
export function authenticate(header: string | undefined, tokens: Readonly<Record<string, TokenFixture>>): Authentication {
  if (header === undefined || header.trim() === '') return { kind: 'none' };
  const token = /^(?:token|bearer)\s+(\S+)\s*$/i.exec(header)?.[1];
  const found = token !== undefined && Object.hasOwn(tokens, token) ? tokens[token] : undefined;
  if (found === undefined || found.expired === true) return { kind: 'refused' };
  return { kind: 'viewer', viewer: { login: found.login, scopes: found.scopes ?? null } };
}
