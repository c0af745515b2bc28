import type { RequestHandler } from 'express';
import { Problem } from '../http/problem.js';
import type { Route } from '../http/route.js';
import type { ApiKeys } from './api-keys.js';
import { credentialsOf, type Credentials } from './credentials.js';
import { everybody, may, nobody, owner, type Principal } from './principal.js';
import { sameSecret } from './same-secret.js';

/** How clients prove who they are. */
export interface AuthenticateOptions {
  keys: ApiKeys;
  /** Name and password of the configuration, or `null`. */
  basic: { user: string; password: string } | null;
  /** Nobody needs credentials: only on loopback. */
  open: boolean;
}

/** Finds out who asks and refuses who may not. Credentials that are wrong are refused everywhere, also where none are needed. */
export function createAuthenticate({ keys, basic, open }: AuthenticateOptions): (access: Route['access']) => RequestHandler {
  async function principalOf(credentials: Credentials): Promise<Principal | null> {
    if (credentials === null) return null;
    switch (credentials.kind) {
      case 'none':
        return open ? everybody : nobody;
      case 'basic': {
        // Both are compared, whatever the first says.
        const known = [sameSecret(credentials.user, basic?.user ?? ''), sameSecret(credentials.password, basic?.password ?? '')];
        return basic !== null && known.every(Boolean) ? owner : null;
      }
      case 'key': {
        const key = await keys.verify(credentials.key);
        return key === null ? null : { userId: key.userId, scope: key.scope, keyId: key.id, anonymous: false };
      }
    }
  }

  return (access) => async (request, response, next) => {
    const apiKey = request.headers['x-api-key'];
    const principal = await principalOf(credentialsOf(request.headers.authorization, Array.isArray(apiKey) ? apiKey.join() : apiKey));
    if (principal === null) throw unauthenticated('The credentials are not known here.');
    if (access !== 'public' && !may(principal, access)) {
      if (principal.scope === null) throw unauthenticated('This needs credentials: Basic, or an API key as a bearer token.');
      throw new Problem(`This needs the scope ${access}.`, { status: 403, code: 'scope-missing' });
    }
    response.locals['principal'] = principal;
    next();
  };
}

function unauthenticated(detail: string): Problem {
  // A page asks in its own words: for its requests the browser's dialogue would be in the way, so Bearer comes first.
  return new Problem(detail, { status: 401, code: 'not-authenticated', headers: { 'WWW-Authenticate': 'Bearer realm="reposcan", Basic realm="reposcan", charset="UTF-8"' } });
}
