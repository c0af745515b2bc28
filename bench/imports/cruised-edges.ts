import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cruiseArgs } from '../analysis/peers.js';
import { wholeProcess } from '../analysis/whole-process.js';

/** An import as dependency-cruiser sees it. */
export interface CruisedImport {
  from: string;
  /** As written. */
  specifier: string;
  /** Where it leads; `null` where it could not tell. */
  to: string | null;
  typeOnly: boolean;
}

const program = fileURLToPath(new URL('../node_modules/dependency-cruiser/bin/dependency-cruise.mjs', import.meta.url));

/** Every import of a checkout, by dependency-cruiser. */
export async function cruisedImports(folder: string): Promise<CruisedImport[]> {
  const { stdout } = await wholeProcess([program, ...cruiseArgs(folder), '.'], { cwd: folder });
  const { modules } = JSON.parse(stdout) as { modules: { source: string; dependencies: { module: string; resolved: string; couldNotResolve: boolean; coreModule: boolean; dependencyTypes: string[] }[] }[] };
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.map(({ module, resolved, couldNotResolve, coreModule, dependencyTypes }) => ({
      from: source,
      specifier: module,
      to: couldNotResolve || coreModule ? null : join(resolved),
      typeOnly: dependencyTypes.includes('type-only'),
    })),
  );
}
