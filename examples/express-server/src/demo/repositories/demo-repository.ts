import type { RepositoryFixtureInput } from '@reposcan/github/testing';
import type { Author } from '../history/commit.js';
import type { Module } from '../sources/module.js';
import type { SourceWriter } from '../sources/source-writer.js';

/** A repository of the demonstration: what its files are, how they came about, and how GitHub shows it. */
export interface DemoRepository {
  name: string;
  /** Written by the first commit. */
  files: Readonly<Record<string, string>>;
  modules: readonly Module[];
  /** `null`: there are no modules. */
  writer: SourceWriter | null;
  /** Commits after the last module arrived. */
  changes: number;
  /** First and last commit, ISO 8601. */
  from: string;
  to: string;
  authors: readonly [Author, ...Author[]];
  /** What GitHub says that does not follow from the files. */
  github: Omit<RepositoryFixtureInput, 'name'>;
}
