import type { CallKind } from '@reposcan/core';
import type { ClassNode, FunctionNode } from './value.js';

/** Who is called: a function or class of the repository, or something outside by its dotted name. */
export type Target = FunctionNode | ClassNode | string;

/** A place in the code that calls, or may. */
export interface Site {
  caller: FunctionNode;
  line: number;
  /** A call as written; other sites call only where a special method is. */
  isCall: boolean;
  /** `isBelieved`: an annotation says so. `null` while none is found. */
  targets: Map<Target, { kind: CallKind; isBelieved: boolean }> | null;
}
