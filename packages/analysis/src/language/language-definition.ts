/** A language and the names of files that are written in it. Lists are separated by spaces. */
export interface LanguageDefinition {
  /** Display name, as GitHub shows it. */
  name: string;
  /** Programming and markup languages count in the language statistics, data and prose do not. */
  type: 'programming' | 'markup' | 'data' | 'prose';
  /** With the dot, lower case: `.ts .mts`. A compound one (`.blade.php`) wins over its last part. */
  extensions?: string;
  /** Whole file names, case-sensitive: `Dockerfile Containerfile`. */
  filenames?: string;
  /** Names of programs in a `#!` line: `node bun`. */
  interpreters?: string;
  /** The language that this one counts as in the statistics: TSX counts as TypeScript. */
  group?: string;
}
