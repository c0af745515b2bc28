import type { ObservedFile } from '@reposcan/core';
import { directoryOf, nameOf } from '../tree/tree-path.js';
import { readCommandFile } from './command-files.js';
import type { Manifest, ProjectCommand } from './manifest.js';
import { readComposerJson, readGoMod, readSetupCfg } from './other-manifests.js';
import { readPackageJson } from './package-json.js';
import { readCargoToml, readPyproject } from './toml-manifests.js';

const manifestNames = new Set(['package.json', 'pyproject.toml', 'Cargo.toml', 'go.mod', 'composer.json', 'setup.cfg']);
const commandNames = new Set(['makefile', 'gnumakefile', 'justfile', 'dockerfile', 'docker-compose.yml', 'docker-compose.yaml', 'compose.yml', 'compose.yaml', 'tox.ini', 'noxfile.py']);
/** Manifests of inner packages that are read. */
const maxInner = 60;

/** What manifests and command files say. */
export interface Project {
  /** That of the root first, then by importance. */
  manifests: Manifest[];
  commands: (ProjectCommand & { path: string })[];
  /** Inner folders with a manifest of their own, of which some may not have been read. */
  packages: number;
}

/** The manifests and command files of a repository that are worth reading. */
export function projectPaths(files: readonly ObservedFile[]): string[] {
  const described = describedFiles(files);
  const root = described.filter(({ path }) => directoryOf(path) === '');
  const inner = described.filter(({ path }) => directoryOf(path) !== '' && path.split('/').length <= 4).slice(0, maxInner);
  const commands = files.filter(({ path }) => directoryOf(path) === '' && commandNames.has(nameOf(path).toLowerCase()));
  return [...root, ...inner, ...commands].map(({ path }) => path);
}

/** Reads them. What cannot be understood is left out. */
export function readProject(texts: ReadonlyMap<string, string>, files: readonly ObservedFile[]): Project {
  const packageManager = managerOf(new Set(files.map(({ path }) => path)));
  const paths = projectPaths(files).filter((path) => texts.has(path));
  const manifests = paths.flatMap((path) => readManifest(path, texts.get(path) ?? '', packageManager) ?? []);
  const inRoot = manifests.filter(({ path }) => directoryOf(path) === '').flatMap(({ path, commands }) => commands.map((command) => ({ ...command, path })));
  const others = paths.flatMap((path) => readCommandFile(path, texts.get(path) ?? '').map((command) => ({ ...command, path })));
  const folders = new Set(describedFiles(files).map(({ path }) => directoryOf(path)));
  folders.delete('');
  return { manifests, commands: [...inRoot, ...others], packages: folders.size };
}

function describedFiles(files: readonly ObservedFile[]): ObservedFile[] {
  return files.filter(({ path, role }) => manifestNames.has(nameOf(path)) && !['test', 'vendored', 'generated', 'docs'].includes(role));
}

function readManifest(path: string, text: string, packageManager: string): Manifest | null {
  switch (nameOf(path)) {
    case 'package.json':
      return readPackageJson(path, text, packageManager);
    case 'pyproject.toml':
      return readPyproject(path, text);
    case 'Cargo.toml':
      return readCargoToml(path, text);
    case 'go.mod':
      return readGoMod(path, text);
    case 'composer.json':
      return readComposerJson(path, text);
    case 'setup.cfg':
      return readSetupCfg(path, text);
    default:
      return null;
  }
}

/** By the lockfile at the root. */
function managerOf(paths: ReadonlySet<string>): string {
  if (paths.has('pnpm-lock.yaml')) return 'pnpm';
  if (paths.has('yarn.lock')) return 'yarn';
  return paths.has('bun.lock') || paths.has('bun.lockb') ? 'bun' : 'npm';
}
