// Bundles the page into `dist/page`: scripts and stylesheet under the hashes of their contents, and the page that names them.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = new URL('./', import.meta.url);
const out = fileURLToPath(new URL('../../dist/page/', here));

export async function buildPage() {
  await rm(out, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [fileURLToPath(new URL('client/main.ts', here)), fileURLToPath(new URL('client/style/page.css', here))],
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: ['chrome120', 'firefox121', 'safari17'],
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    outdir: out,
    metafile: true,
    legalComments: 'none',
    logLevel: 'warning',
  });
  const named = (entry) => basename(Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint?.endsWith(entry))?.[0] ?? '');
  const html = await readFile(new URL('index.html', here), 'utf8');
  await mkdir(out, { recursive: true });
  await writeFile(`${out}index.html`, html.replace('STYLE', named('page.css')).replace('SCRIPT', named('main.ts')));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildPage();
