import { plainStyle } from '../http/plain-page.js';
import { route, type Route } from '../http/route.js';
import { docsPage } from './docs-page.js';
import { openApiDocument } from './document.js';

/** The documentation, for programs and for people. @param routes all of them, these included */
export function docsRoutes(routes: () => readonly Route[]): Route[] {
  let made: { document: object; page: string } | null = null;
  const documentation = (): { document: object; page: string } => (made ??= { document: openApiDocument(routes()), page: docsPage(routes()) });
  const tag = 'documentation';
  return [
    route({
      method: 'get',
      path: '/openapi.json',
      access: 'public',
      tag,
      summary: 'This API as OpenAPI 3.1.',
      replies: { 200: { description: 'The document.', type: 'application/json' } },
      handle: () => ({ status: 200, body: documentation().document }),
    }),
    route({
      method: 'get',
      path: '/docs',
      access: 'public',
      tag,
      summary: 'This API for people.',
      replies: { 200: { description: 'A page.', type: 'text/html' } },
      handle: () => ({ status: 200, body: documentation().page, type: 'html' }),
    }),
    route({
      method: 'get',
      path: '/plain.css',
      access: 'public',
      tag,
      summary: 'The style of this documentation and of the board.',
      replies: { 200: { description: 'A style sheet.', type: 'text/css' } },
      handle: () => ({ status: 200, body: plainStyle, type: 'css', headers: { 'Cache-Control': 'public, max-age=3600' } }),
    }),
  ];
}
