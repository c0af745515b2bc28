import type { ObservedFile, RepositoryScan, Warning } from '@reposcan/core';
import { scanTimingsOf } from './scan-timings-of.js';

/** What `repositoryScanOf` can be told. */
export interface RepositoryScanInput {
  /** @default 'report-1' */
  id?: string;
  /** @default 'https://github.com/octocat/hello' */
  location?: string;
  /** @default forty times 'a' */
  commit?: string;
  /** ISO 8601 @default '2026-11-22T10:00:00.000Z' */
  startedAt?: string;
  /** The files, or how many to make up. @default 3 */
  files?: number | ObservedFile[];
  warnings?: Warning[];
  /** @default 'recipe-1' */
  recipe?: string;
}

/** The report of a deep scan for tests: like a real one in shape, the same for the same input. */
export function repositoryScanOf(input: RepositoryScanInput = {}): RepositoryScan {
  const { id = 'report-1', location = 'https://github.com/octocat/hello', commit = 'a'.repeat(40), warnings = [], recipe = 'recipe-1' } = input;
  const files = typeof input.files === 'object' ? input.files : Array.from({ length: input.files ?? 3 }, (_, index) => fileOf(index));
  return {
    kind: 'repository-scan',
    id,
    repository: {
      name: location.split('/').at(-1) ?? location,
      source: { kind: location.includes('://') ? 'url' : 'path', location },
      remoteUrl: location,
      commit,
      branch: 'main',
      committedAt: '2026-11-21T18:00:00Z',
      subject: 'Say hello',
      bare: true,
      shallow: false,
      readme: { path: 'README.md', title: 'Hello', excerpt: 'It says hello.', bytes: 512 },
      licenseFile: null,
    },
    files,
    languages: [{ name: 'TypeScript', files: files.length, bytes: 100 * files.length, lines: 10 * files.length, share: 1 }],
    entryPoints: [{ path: 'src/index.ts', kind: 'main', evidence: 'package.json main' }],
    stats: {
      files: files.length,
      bytes: 100 * files.length,
      lines: 10 * files.length,
      directories: 1,
      symlinks: 0,
      submodules: 0,
      binaryFiles: 0,
      roles: {
        source: files.length,
        test: 0,
        docs: 0,
        config: 0,
        build: 0,
        data: 0,
        asset: 0,
        generated: 0,
        vendored: 0,
        other: 0,
      },
      largestFiles: [],
      truncated: false,
    },
    skeletons: null,
    importGraph: null,
    signals: null,
    layers: null,
    callGraph: null,
    summary: null,
    history: null,
    recipe,
    timings: scanTimingsOf(input.startedAt),
    warnings,
  };
}

function fileOf(index: number): ObservedFile {
  return {
    path: `src/file-${index}.ts`,
    size: 100,
    language: 'TypeScript',
    role: 'source',
    lines: 10,
    importance: 50,
    reasons: [{ factor: 'role', contribution: 50 }],
  };
}
