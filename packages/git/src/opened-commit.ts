import type { RepositoryIdentity, Warning } from '@reposcan/core';
import type { ObjectView } from './objects/object-view.js';

/** A commit that was found, and the view to read it through. */
export interface OpenedCommit {
  view: ObjectView;
  identity: RepositoryIdentity;
  /** How messages name the repository. */
  input: string;
  /** Warnings that are ready later, while the tree is listed. */
  warnings: Promise<Warning[]>;
}
