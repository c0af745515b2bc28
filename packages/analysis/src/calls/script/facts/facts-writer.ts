import type ts from 'typescript';
import type { Compiler } from '../../../parse/typescript/compiler.js';
import { Op, type ClassFact, type FileFacts, type FunctionFact } from './file-facts.js';
import type { CodeNames } from './code-names.js';
import type { NameUses } from './name-uses.js';
import type { RecentMembers } from './recent-members.js';
import type { Scope } from './scope.js';

/** What the walk through a file has at hand. The parts of the walk find each other through it. */
export interface FactsWriter {
  compiler: Compiler;
  file: ts.SourceFile;
  names: CodeNames;
  facts: FileFacts;
  textNumbers: Map<string, number>;
  scope: Scope;
  /** The function that the code at hand belongs to: its number. */
  owner: number;
  /** Slot of `this`. */
  self: number;
  /** Slot of what `super` reads from, or -1; and of the parent that `super()` calls. */
  superObject: number;
  superClass: number;
  /** Slot of the object that `export` adds to: of the module, or of a namespace. */
  exportsTo: number;
  /** Slot of what is thrown here. */
  thrown: number;
  uses: NameUses;
  recent: RecentMembers;
  /** Conditions and loops around the code at hand, within its function. */
  branches: number;
  /** Slots of variables that hold something already. */
  held: Set<number>;
  /** Calls whose callee the checker may know: what is called, by the number of the call. */
  callees: Map<number, ts.Expression>;
  callCount: number;
  /** The slot that holds what an expression gives; -1 where that is nothing that could be called or hold what can. */
  value: (node: ts.Node) => number;
  /** Reads a function, also one that is a member; its number. */
  code: (node: ts.FunctionLikeDeclaration, context?: Partial<CodeContext>) => number;
  class: (node: ts.ClassLikeDeclaration) => number;
  statements: (nodes: readonly ts.Statement[]) => void;
  /** Gives what is in a slot to a target: a name, a property, a pattern. */
  assign: (target: ts.Node, from: number) => void;
  /** The slot of instances of a type, or -1. */
  instances: (type: ts.TypeNode | undefined) => number;
}

/** What the code of a function is written in. */
export interface CodeContext {
  superObject: number;
  superClass: number;
  kind: FunctionFact['kind'];
  name: string;
}

/** A new slot. */
export function slot(writer: FactsWriter): number {
  return writer.facts.slots++;
}

/** Writes an instruction. */
export function emit(writer: FactsWriter, op: number, ...operands: number[]): void {
  writer.facts.ops.push(op, operands.length, ...operands);
}

/** Carries values from one slot to another; from or to nothing (-1), nothing. */
export function copy(writer: FactsWriter, to: number, from: number): void {
  if (to !== -1 && from !== -1 && to !== from) emit(writer, Op.copy, to, from);
}

/** The number of a text. */
export function text(writer: FactsWriter, written: string): number {
  const known = writer.textNumbers.get(written);
  if (known !== undefined) return known;
  const number = writer.facts.texts.push(written) - 1;
  writer.textNumbers.set(written, number);
  return number;
}

/** The line of a node, counted from 1. */
export function lineOf(writer: FactsWriter, node: ts.Node): number {
  return writer.file.getLineAndCharacterOfPosition(node.getStart(writer.file)).line + 1;
}

/** The place of a node: two operands. */
export function place(writer: FactsWriter, node: ts.Node): [owner: number, line: number] {
  return [writer.owner, lineOf(writer, node)];
}

/** Adds a function; its slots are new. */
export function addFunction(writer: FactsWriter, node: ts.Node, fact: Pick<FunctionFact, 'name' | 'kind'> & Partial<FunctionFact>): number {
  const endLine = writer.file.getLineAndCharacterOfPosition(node.end).line + 1;
  return (
    writer.facts.functions.push({
      line: lineOf(writer, node),
      endLine,
      start: node.getStart(writer.file),
      parameters: [],
      defaults: [],
      passes: [],
      rest: false,
      self: slot(writer),
      result: slot(writer),
      all: -1,
      arrow: false,
      async: false,
      generator: false,
      yields: -1,
      ...fact,
    }) - 1
  );
}

/** Adds a class or an interface. */
export function addClass(writer: FactsWriter, fact: ClassFact): number {
  return writer.facts.classes.push(fact) - 1;
}
