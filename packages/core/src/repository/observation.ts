import type { Warning } from '../scan/warning.js';

/** What a file is for. */
export type FileRole = 'source' | 'test' | 'docs' | 'config' | 'build' | 'data' | 'asset' | 'generated' | 'vendored' | 'other';

/** One line of the explanation of a file's importance. Contributions add up to the importance. */
export interface FileImportanceReason {
  factor: string;
  /** Points, 0–100; negative where it takes away. */
  contribution: number;
}

/** A file of the scanned commit and what was seen of it. */
export interface ObservedFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Display name of the language; `null` where there is none or it is unknown. */
  language: string | null;
  role: FileRole;
  /** Lines of text; `null` where the file was not read (binary, too large, beyond a limit). */
  lines: number | null;
  /** 0–100: how much of an understanding of the repository this file gives. */
  importance: number;
  reasons: FileImportanceReason[];
}

/** A language's share of the source and test code. */
export interface LanguageShare {
  name: string;
  files: number;
  bytes: number;
  lines: number;
  /** Of all bytes that count, 0–1. */
  share: number;
}

/** Where execution or use begins. */
export interface EntryPoint {
  path: string;
  kind: 'main' | 'bin' | 'export' | 'script' | 'server' | 'container' | 'convention';
  /** What says so: `package.json bin.reposcan`, `Dockerfile CMD`, … */
  evidence: string;
}

/** Totals over all files of the commit. */
export interface RepositoryStats {
  files: number;
  bytes: number;
  /** Over the files that were read. */
  lines: number;
  directories: number;
  symlinks: number;
  submodules: number;
  binaryFiles: number;
  /** Files by role. */
  roles: Record<FileRole, number>;
  largestFiles: { path: string; size: number }[];
  /** More entries exist than were looked at. */
  truncated: boolean;
}

/** The README that a visitor reads first. Its text is untrusted. */
export interface Readme {
  path: string;
  /** The first heading, or `null`. Plain text. */
  title: string | null;
  /** The first paragraph of prose, at most 500 characters. Plain text: markup and invisible characters removed. */
  excerpt: string | null;
  bytes: number;
}

/** What observing a tree gives. */
export interface Observation {
  /** By importance (highest first), then path. */
  files: ObservedFile[];
  languages: LanguageShare[];
  entryPoints: EntryPoint[];
  stats: RepositoryStats;
  readme: Readme | null;
  /** Path of the licence file at the root, or `null`. */
  licenseFile: string | null;
  warnings: Warning[];
}
