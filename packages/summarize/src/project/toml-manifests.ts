import { parse } from 'smol-toml';
import { foundText } from './found-text.js';
import type { Manifest, Registry } from './manifest.js';
import { asRecord, member } from './untrusted-record.js';

/** What a pyproject.toml says, by PEP 621 or Poetry; `null` where it describes no package. */
export function readPyproject(path: string, text: string): Manifest | null {
  const toml = parsed(text);
  const project = asRecord(member(toml, 'project')) ?? asRecord(member(toml, 'tool', 'poetry'));
  if (project === null) return null;
  const lines = text.split('\n');
  const scripts = asRecord(member(project, 'scripts')) ?? {};
  const requires = foundText(lines, member(project, 'requires-python') ?? member(project, 'dependencies', 'python'), 'requires-python');
  return {
    ...described(path, 'PyPI', lines, project),
    requires: requires === null ? null : { ...requires, text: `Python ${requires.text}` },
    programs: Object.keys(scripts).slice(0, 10).flatMap((name) => foundText(lines, name, name) ?? []),
  };
}

/** What a Cargo.toml says; `null` where it has neither package nor workspace. */
export function readCargoToml(path: string, text: string): Manifest | null {
  const toml = parsed(text);
  const cargo = asRecord(member(toml, 'package')) ?? (asRecord(member(toml, 'workspace')) === null ? null : {});
  if (cargo === null) return null;
  const lines = text.split('\n');
  const requires = foundText(lines, member(cargo, 'rust-version'), 'rust-version');
  const bins = member(toml, 'bin');
  const names = Array.isArray(bins) ? bins.slice(0, 10).map((bin) => member(bin, 'name')) : [];
  return {
    ...described(path, 'crates.io', lines, cargo),
    requires: requires === null ? null : { ...requires, text: `Rust ${requires.text} or newer` },
    private: member(cargo, 'publish') === false,
    programs: names.flatMap((name) => (typeof name === 'string' ? (foundText(lines, name, 'name') ?? []) : [])),
    workspace: member(toml, 'workspace') !== undefined,
  };
}

function described(path: string, registry: Registry, lines: readonly string[], record: object): Manifest {
  return {
    path,
    registry,
    name: foundText(lines, member(record, 'name'), 'name'),
    description: foundText(lines, member(record, 'description'), 'description'),
    requires: null,
    private: false,
    programs: [],
    commands: [],
    workspace: false,
  };
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // A manifest that nobody can read describes nothing.
    return null;
  }
}
