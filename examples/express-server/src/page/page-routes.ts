import { z } from 'zod';
import type { Services } from '../composition/services.js';
import { notFound, Problem } from '../http/problem.js';
import { route, type Route } from '../http/route.js';
import { readPageFiles, type PageFile } from './page-files.js';

/** The page at `/`, and its scripts and styles, whose names change with their contents. */
export function pageRoutes({ config }: Pick<Services, 'config'>): Route[] {
  let reading: Promise<ReadonlyMap<string, PageFile> | null> | null = null;
  const files = async (): Promise<ReadonlyMap<string, PageFile>> => {
    const found = await (reading ??= readPageFiles());
    if (found !== null) return found;
    // It may be built while the server runs.
    reading = null;
    throw new Problem('The page is not built. Run the build script of this example.', { status: 503, code: 'page-not-built' });
  };
  const settings = attribute(JSON.stringify({ site: siteOf(config.GITHUB_URL), suggestions: config.SUGGESTIONS }));

  return [
    route({
      method: 'get',
      path: '/',
      access: 'public',
      tag: 'page',
      summary: 'The page.',
      replies: { 200: { description: 'The page.', type: 'text/html' } },
      async handle() {
        const index = (await files()).get('index.html')?.text ?? '';
        return { status: 200, body: index.replace('SETTINGS', () => settings), type: 'text/html', headers: { 'Cache-Control': 'no-cache' } };
      },
    }),
    route({
      method: 'get',
      path: '/page/:name',
      access: 'public',
      tag: 'page',
      summary: 'A script or stylesheet of the page.',
      params: z.strictObject({ name: z.string().max(100) }),
      replies: { 200: { description: 'The file.', type: 'text/javascript' }, 404: { description: 'There is no such file.' } },
      async handle({ params: { name } }) {
        const file = (await files()).get(name);
        if (file === undefined) throw notFound('file');
        return { status: 200, body: file.text, type: file.type, headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } };
      },
    }),
  ];
}

/** The site of a GitHub by any of its addresses. */
function siteOf(address: string): string {
  const { protocol, host } = new URL(address);
  return `${protocol}//${host.replace(/^api\./, '')}`;
}

function attribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}
