import { parse } from 'smol-toml';
import { directoryOf, resolvePath } from '../tree/tree-path.js';
import type { EntryPointFinder } from './entry-point-finder.js';
import { member } from './untrusted-record.js';

/** Binaries and library of a Rust package: what `Cargo.toml` names, and where Cargo looks by itself. */
export const cargoFinder: EntryPointFinder = {
  name: 'Cargo.toml',
  reads: ({ name, role }) => name === 'Cargo.toml' && role === 'build',
  *find({ path }, text, tree) {
    const manifest: unknown = parse(text.unicode);
    if (member(manifest, 'package') === undefined) return;
    const directory = directoryOf(path);
    const existing = (target: unknown): string | null => {
      const resolved = typeof target === 'string' ? resolvePath(directory, target) : null;
      return resolved !== null && tree.hasFile(resolved) ? resolved : null;
    };
    const bins = member(manifest, 'bin');
    for (const bin of Array.isArray(bins) ? (bins as unknown[]).slice(0, 100) : []) {
      const name = member(bin, 'name');
      const label = typeof name === 'string' ? name : 'bin';
      const target = existing(member(bin, 'path')) ?? existing(`src/bin/${label}.rs`) ?? existing('src/main.rs');
      yield { path: target ?? path, kind: 'bin', evidence: `Cargo.toml [[bin]] ${label}` };
    }
    const main = existing('src/main.rs');
    if (main !== null) yield { path: main, kind: 'bin', evidence: 'src/main.rs of a Cargo package' };
    for (const file of tree.filesIn(resolvePath(directory, 'src/bin') ?? '').filter((candidate) => candidate.endsWith('.rs'))) {
      yield { path: file, kind: 'bin', evidence: 'src/bin of a Cargo package' };
    }
    const library = existing(member(member(manifest, 'lib'), 'path'));
    if (library !== null) yield { path: library, kind: 'export', evidence: 'Cargo.toml [lib] path' };
    const conventional = existing('src/lib.rs');
    if (conventional !== null) yield { path: conventional, kind: 'export', evidence: 'src/lib.rs of a Cargo package' };
  },
};
