import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';
import { Op, type FileFacts } from '../facts/file-facts.js';
import type { ReadFacts } from '../facts/read-facts.js';
import type { ScriptProgram } from './script-program.js';
import { createTypedCallees, type TypedCallee } from './typed-callee.js';

/** How long the checker may take. */
export interface TypeClock {
  now: () => number;
  fileMs: number;
  /** When it is over. */
  end: number;
}

/** Adds to the facts of files what the checker says of their calls. A question that it fails on, it does not answer; a file that takes too long gets no more answers. */
export function addTypedCallees(compiler: Compiler, program: ScriptProgram, files: readonly ReadFacts[], clock: TypeClock): void {
  const calleesOf = createTypedCallees(compiler, program);
  for (const { facts, callees } of files) {
    const end = Math.min(clock.end, clock.now() + clock.fileMs);
    for (const [call, callee] of callees) {
      if (clock.now() > end) break;
      for (const target of answer(calleesOf, callee)) addTarget(facts, call, target);
    }
  }
}

function answer(calleesOf: (callee: ts.Expression) => TypedCallee[], callee: ts.Expression): TypedCallee[] {
  try {
    return calleesOf(callee);
  } catch {
    return [];
  }
}

function addTarget(facts: FileFacts, call: number, target: TypedCallee): void {
  if ('outside' in target) facts.ops.push(Op.typedExternal, 2, call, textOf(facts, target.outside));
  else facts.ops.push(Op.typed, 4, call, textOf(facts, target.path), target.start, textOf(facts, target.member));
}

function textOf({ texts }: FileFacts, text: string): number {
  const known = texts.lastIndexOf(text);
  return known === -1 ? texts.push(text) - 1 : known;
}
