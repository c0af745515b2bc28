import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Version of a package that the bench depends on, from its manifest: not every package exports that. */
export function versionOf(name: string): string {
  const manifest = fileURLToPath(new URL(`../node_modules/${name}/package.json`, import.meta.url));
  if (!existsSync(manifest)) throw new Error(`${name} is not among the dependencies of bench/package.json.`);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
}
