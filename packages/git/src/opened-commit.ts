import type { RepositoryIdentity, Warning } from '@reposcan/core';
import type { ObjectView } from './objects/object-view.js';
import type { TreeListing } from './tree/list-tree.js';

/** A commit that was found and listed, and the view to read it through. */
export interface OpenedCommit {
  view: ObjectView;
  identity: RepositoryIdentity;
  /** How messages name the repository. */
  input: string;
  listing: TreeListing;
  /** Commits whose parents are not here. */
  boundary: ReadonlySet<string>;
  warnings: Warning[];
}
