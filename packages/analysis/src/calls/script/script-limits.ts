/** What finding the calls of a repository may cost. Measured on a two-core machine: see bench/calls. */
export const scriptLimits: Readonly<Record<'fileBytes' | 'checkedBytes' | 'checkedWithTestsBytes' | 'followedBytes' | 'flowSteps' | 'ambientBytes' | 'depth' | 'fileMs' | 'allMs', number>> = {
  /** Bytes of a file; larger ones are data or made by a machine. */
  fileBytes: 1_000_000,
  /** Bytes that the checker is given; a megabyte takes it about a second and 60 MB. */
  checkedBytes: 6_000_000,
  /** Bytes up to which tests are given to it as well: they ask most and say least of how the program works. */
  checkedWithTestsBytes: 1_500_000,
  /** Bytes whose functions are followed as values; tests are left out first. */
  followedBytes: 10_000_000,
  /** Moves of a value from one place to another, until types are asked; then half as many again. */
  flowSteps: 2_500_000,
  /** Bytes of declaration files that every file may depend on. */
  ambientBytes: 1_000_000,
  /** Nesting that the checker is trusted with. */
  depth: 800,
  /** Milliseconds that types of one file may take, and those of all. No well-meant file comes near; types can be made to run on. */
  fileMs: 3_000,
  allMs: 60_000,
};
