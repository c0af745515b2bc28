import { readFileSync } from 'node:fs';
import { defineConfig } from 'tsup';

interface Manifest {
  exports?: Record<string, string | { default: string }>;
  bin?: Record<string, string>;
}

/** The one build for every package: each `dist/X.js` that a manifest promises is built from `src/X.ts`. */
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const promised = [
  ...Object.values(manifest.exports ?? {}).map((target) => (typeof target === 'string' ? target : target.default)),
  ...Object.values(manifest.bin ?? {}),
];
const entry = Object.fromEntries(
  promised
    .filter((path) => path.endsWith('.js'))
    .map((path) => path.replace(/^(\.\/)?dist\//, '').replace(/\.js$/, ''))
    .map((name) => [name, `src/${name}.ts`]),
);

export default defineConfig({
  entry,
  format: ['esm'],
  platform: 'node',
  target: 'node20.19',
  splitting: true,
  treeshake: true,
  // Takes the build state of `tsc -b` away too, so that it writes the declarations again.
  clean: true,
  // `tsc -b` writes the types: tsup's own step needs an older TypeScript.
  dts: false,
  // `node:sqlite` has no name without its prefix.
  removeNodeProtocol: false,
});
