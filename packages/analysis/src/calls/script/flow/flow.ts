import type { CallKind } from '@reposcan/core';
import type { ClassFact, FileFacts, FunctionFact } from '../facts/file-facts.js';
import type { CallRecord, Place } from './call-record.js';
import { createValue, type FlowValue } from './flow-value.js';
import type { Network } from './network.js';

/** A file in the flow: its facts, and where its slots begin. */
export interface FlowFile {
  path: string;
  facts: FileFacts;
  first: number;
  /** The value of each function and class, once it was met. */
  functions: (FlowValue | undefined)[];
  classes: (FlowValue | undefined)[];
}

/** Something that is called with arguments. Slots are those of the network. */
export interface FlowCall {
  place: Place;
  kind: CallKind;
  /** Slot, or -1. */
  self: number;
  /** Slots, or -1; a spread one as minus two minus it. */
  given: readonly number[];
  to: number;
}

/** What a type says of a slot, of a property of what is in it, of `this`; or which slot the instances of a type go to. */
export interface Declaration {
  kind: 'instance' | 'slot' | 'field' | 'home';
  to: number;
  name: string;
  from: number;
}

/** The values and how they flow; what the parts of the flow have at hand. */
export interface Flow {
  network: Network;
  record: CallRecord;
  files: FlowFile[];
  /** Names that may be getters or setters somewhere. */
  accessors: ReadonlySet<string>;
  /** Values of the platform by their name. */
  natives: Map<string, FlowValue>;
  externals: Map<string, FlowValue>;
  texts: Map<string, FlowValue>;
  globals: Map<string, number>;
  /** Slot of whatever came out of a package. */
  outside: number;
  /** Names of members that the repository adds to the platform. */
  patched: Set<string>;
  /** What calls of the platform make, by their place. */
  made: Map<string, FlowValue>;
  /** Objects whose properties others have as well. */
  copied: Map<FlowValue, Set<FlowValue>>;
  /** Places whose functions a package was given, by their number. */
  handedOver: Set<number>;
  /** Slots of what asynchronous functions and generators give. */
  results: Map<FlowValue, number>;
  /** Lists that the language makes of arguments, by the slot that they are in. */
  lists: Map<number, FlowValue>;
  /** Values that inherit what an interface or class says, by it. */
  heirs: Map<FlowValue, Set<FlowValue>>;
  /** Classes that are created somewhere, or handed to who may do it. */
  created: Set<FlowValue>;
  /** Calls in the order of the source. */
  sites: FlowCall[];
  /** What types say. */
  declared: Declaration[];
  /** What can only be judged when nothing moves any more. */
  later: (() => void)[];
  /** Places are numbered. */
  places: number;
  invoke: (call: FlowCall, target: FlowValue, self: FlowValue | null) => void;
}

/** The fact of a function value. */
export function functionOf({ files }: Flow, { file, code }: FlowValue): FunctionFact | undefined {
  return files[file]?.facts.functions[code];
}

/** The fact of a class value. */
export function classOf({ files }: Flow, { file, code }: FlowValue): ClassFact | undefined {
  return files[file]?.facts.classes[code];
}

/** Where a slot of a value's file is in the network; -1 stays. */
export function slotIn({ files }: Flow, { file }: Pick<FlowValue, 'file'>, slot: number): number {
  return slot < 0 ? slot : slot + (files[file]?.first ?? 0);
}

/** What a call of the platform makes: one thing for each place, whatever it is called on. */
export function madeAt({ made }: Flow, { place }: FlowCall, kind: FlowValue['kind'], name = '', role = ''): FlowValue {
  const key = `${String(place.id)} ${kind} ${name} ${role}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const added = createValue(kind, name);
  made.set(key, added);
  return added;
}
