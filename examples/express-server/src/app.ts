import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { createAuthenticate } from './auth/authenticate.js';
import type { Config } from './config/config.js';
import type { Services } from './composition/services.js';
import { mountRoute } from './http/mount-route.js';
import { Problem } from './http/problem.js';
import { onError } from './http/respond.js';
import { sameOrigin } from './http/same-origin.js';
import { requestLog } from './logging/request-log.js';
import { routesOf } from './routes.js';

/** The server as an Express app. */
export function createApp(services: Services, limitScans: RequestHandler): Express {
  const { config, log, open, keys, idempotency, metrics } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', trustOf(config));
  app.set('case sensitive routing', true);
  app.set('query parser', 'simple');

  app.use(requestLog(log), metrics.requests, securityHeaders(), sameOrigin(open));
  const basic = config.BASIC_USER === null || config.BASIC_PASSWORD === null ? null : { user: config.BASIC_USER, password: config.BASIC_PASSWORD };
  const guards = { authenticate: createAuthenticate({ keys, basic, open }), limitScans, once: idempotency.once };
  const routes = routesOf(services);
  for (const route of routes) mountRoute(app, route, guards);

  for (const path of new Set(routes.map((route) => route.path))) {
    const methods = routes.filter((route) => route.path === path).map(({ method }) => method.toUpperCase());
    app.all(path, () => {
      throw new Problem(`This takes ${methods.join(' and ')} only.`, { status: 405, code: 'method-not-allowed', headers: { Allow: methods.join(', ') } });
    });
  }
  app.use(() => {
    throw new Problem('There is nothing at this address. /docs lists what there is.', { status: 404, code: 'not-found' });
  });
  app.use(onError);
  return app;
}

/** Everything of a page comes from this server, and nothing is written into it. */
function securityHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // TLS ends at the proxy, which knows whether to promise it.
    strictTransportSecurity: false,
  });
}

function trustOf({ TRUST_PROXY }: Config): boolean | number | string {
  if (TRUST_PROXY === 'false') return false;
  return /^\d+$/.test(TRUST_PROXY) ? Number(TRUST_PROXY) : TRUST_PROXY;
}
