import type { FileTree } from '@reposcan/core';
import type { ObjectView } from '../objects/object-view.js';
import type { FailureContext } from '../process/failure.js';
import type { TreeListing } from './list-tree.js';
import { readContents } from './read-contents.js';

/** What a file may have at most where the caller names no limit. Bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

/** The files of one commit. */
export function createGitTree(view: ObjectView, listing: TreeListing, context: FailureContext): FileTree {
  return {
    entries: listing.entries,
    truncated: listing.truncated,
    read(entries, { maxBytes = MAX_BYTES, signal } = {}) {
      return readContents(view, entries, { maxBytes, context, signal });
    },
  };
}
