import type { CallKind } from '@reposcan/core';
import type { Argument } from '../facts/operation.js';
import type { Network } from './network.js';
import type { Site, Target } from './site.js';
import type { Box, ClassNode, FunctionNode, ModuleNode, Value, Values } from './value.js';

/** A call that is being carried out. */
export interface Call {
  site: Site;
  kind: CallKind;
  /** What comes before the written arguments: `self`, the class. */
  leading: readonly Value[];
  args: readonly Argument[];
  /** The slot that receives the result, or −1. */
  into: number;
}

/** An attribute of a value. */
export interface Attribute {
  /** What reading it gives. */
  values: number;
  /** Functions that reading it calls. */
  getters: number;
  /** Properties, for those who assign to it. */
  properties: number;
}

/** All modules together, with what is known of them so far. */
export interface Program {
  network: Network;
  values: Values;
  modules: readonly ModuleNode[];
  /** The module `name` in a package, or `null`. */
  submodule(value: Value, name: string): Value | null;
  /** `whole`: the last part of a dotted name, not the first. */
  importModule(from: ModuleNode, specifier: string, whole: boolean): Value;
  importName(from: ModuleNode, specifier: string, name: string): number;
  /** What a module has under a name. */
  exportOf(module: ModuleNode, name: string): number;
  /** A name that no scope of the module binds. */
  globalName(module: ModuleNode, name: string): number;
  newSite(site: { caller: FunctionNode; line: number; isCall?: boolean }): Site;
  found(site: Site, target: Target, kind: CallKind): void;
  attribute(value: Value, name: string): Attribute;
  fieldOf(value: Value, name: string): number;
  call(callee: Value, call: Call): void;
  construct(node: ClassNode, call: Call): void;
  /** Calls a special method where the value has it; gives whether it has. */
  special(value: Value, name: string, call: Omit<Call, 'leading' | 'kind'> & { kind?: CallKind }): boolean;
  iterate(value: Value, into: number, site: Site): void;
  newBox(kind: Box['kind']): Box;
  /** Runs at once, or, while the bases of classes are still unknown, when they are known. */
  whenDefined(step: () => void): void;
}
