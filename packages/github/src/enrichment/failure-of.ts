import type { UnknownReason } from '@reposcan/core';

/** Why GitHub left a field of a repository null; `undefined` where it gave no error, so that null is its answer. */
export type FailureOf = (field: string) => UnknownReason | undefined;
