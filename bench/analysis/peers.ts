import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Another maker of import graphs. */
export interface Peer {
  name: string;
  /** How many times as fast as it we must be. */
  bar: number;
  /** What it is started with; it is run inside the checkout. */
  args(folder: string): string[];
}

const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));

/** Each is told of the root's tsconfig.json, where there is one: without it it would resolve no aliases. */
export const peers: readonly Peer[] = [
  {
    name: 'dependency-cruiser',
    bar: 4,
    args: (folder) => [join(modules, 'dependency-cruiser/bin/dependency-cruise.mjs'), ...cruiseArgs(folder), '.'],
  },
  {
    name: 'madge',
    bar: 8,
    args: (folder) => [join(modules, 'madge/bin/cli.js'), '--json', '--extensions', 'ts,tsx,js,jsx,mjs,cjs,mts,cts', ...option('--ts-config', folder), '.'],
  },
  {
    name: 'skott',
    bar: 15,
    args: () => [join(modules, 'skott/dist/bin/cli.js'), '--displayMode=raw', '--exitCodeOnCircularDependencies=0'],
  },
];

/** dependency-cruiser, asked for every import, also of types. */
export function cruiseArgs(folder: string): string[] {
  return ['--no-config', '--ts-pre-compilation-deps', '--exclude', '(^|/)node_modules/', '--output-type', 'json', ...option('--ts-config', folder)];
}

function option(name: string, folder: string): string[] {
  return existsSync(join(folder, 'tsconfig.json')) ? [name, 'tsconfig.json'] : [];
}
