/** How much of a graph is drawn. Beyond it a picture shows less, not more, and a page becomes too heavy to open. */
export const sceneLimits = {
  /** Files, the most important first. */
  files: 6_000,
  /** Imports between files, those of the most important files first. */
  edges: 30_000,
  /** A graph of more files is first shown by its folders. */
  foldersFirstFrom: 1_500,
  /** Folders; deep ones are shown with the one above them until they fit. */
  folders: 300,
  /** Communities by name; the rest have none. */
  communities: 200,
  /** Names of symbols a file. */
  symbols: 12,
  /** Names of symbols in all, those of the most important files first. */
  symbolsInAll: 20_000,
  /** Steps of the force layout times nodes and edges: what keeps it below some seconds. */
  forceWork: 1_000_000,
  /** Steps at most: after these a small graph has long settled. */
  forceSteps: 300,
  /** Fewer steps than these only disturb: the layout stays as it began. */
  leastForceSteps: 40,
} as const;
