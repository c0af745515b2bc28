/** A text and where it is written. */
export interface Found {
  text: string;
  /** Counted from 1; `null` where the line was not found. */
  line: number | null;
}

/** A command of a project: a script, a target, a stage of a container. */
export interface ProjectCommand {
  /** How it is called: `npm run build`, `make test`. */
  call: string;
  /** What it runs, as written; `null` where that is more than a line. */
  runs: string | null;
  line: number | null;
}

/** Where a package is published. */
export type Registry = 'npm' | 'PyPI' | 'crates.io' | 'Packagist' | 'Go modules';

/** What a manifest says of the package that it is the manifest of. Its texts are untrusted: plain, bounded. */
export interface Manifest {
  path: string;
  registry: Registry;
  name: Found | null;
  description: Found | null;
  /** Of what it needs to run: `Node >=20`, `Python >=3.10`. */
  requires: Found | null;
  /** Not to be published. */
  private: boolean;
  /** Commands that it installs. */
  programs: Found[];
  commands: ProjectCommand[];
  /** It holds other packages: workspaces. */
  workspace: boolean;
}
