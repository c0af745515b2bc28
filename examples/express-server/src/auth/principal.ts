import { z } from 'zod';
import { notFound, Problem } from '../http/problem.js';

/** What one may do: look, start and steer scans, see everybody's and manage keys. Each includes those before it. */
export const scopes = ['read', 'scan', 'admin'] as const;
export const scopeSchema = z.enum(scopes);
export type Scope = (typeof scopes)[number];

/** Who asks. */
export interface Principal {
  /** Whose data it is by default. */
  userId: string;
  /** The highest; `null`: nothing but what is public. */
  scope: Scope | null;
  /** The API key, for limits and logs; `null` for Basic and for nobody. */
  keyId: string | null;
  anonymous: boolean;
}

/** Somebody without credentials, where they are needed. */
export const nobody: Principal = { userId: 'nobody', scope: null, keyId: null, anonymous: true };
/** Everybody, on a server without credentials. */
export const everybody: Principal = { userId: 'local', scope: 'admin', keyId: null, anonymous: true };
/** Who gave the name and password of the configuration. */
export const owner: Principal = { userId: 'local', scope: 'admin', keyId: null, anonymous: false };

/** Whether somebody has a scope, directly or by a higher one. */
export function may({ scope }: Principal, wanted: Scope): boolean {
  return scope !== null && scopes.indexOf(scope) >= scopes.indexOf(wanted);
}

/** Whether data of this user may be shown to somebody. */
export function maySee(principal: Principal, userId: string): boolean {
  return principal.userId === userId || may(principal, 'admin');
}

/** Whose data a request is about: the asked user's, or the caller's own. @throws Problem 404 for another's: whether it is there is nobody's business */
export function userOf(principal: Principal, asked: string | undefined): string {
  if (asked === undefined || maySee(principal, asked)) return asked ?? principal.userId;
  throw notFound('user');
}

/** For whom a scan is made. @throws Problem 403 for another user, unless an admin asks */
export function scanUserOf(principal: Principal, asked: string | undefined): string {
  if (asked === undefined || maySee(principal, asked)) return asked ?? principal.userId;
  throw new Problem('This key scans for its own user only. Leave user_id out.', { status: 403, code: 'other-user' });
}
