import type { Operation } from './operation.js';

/** A parameter. Slots are numbers within the file; −1 is none. */
export interface ParameterFact {
  name: string;
  slot: number;
  default: number;
  /** The class that its annotation names. */
  hint: number;
  /** By position only, by either, by name only. */
  passing: 'position' | 'both' | 'name';
}

/** A function, a lambda, or the code of the module outside of them. */
export interface FunctionFact {
  /** Within the module: `Class.method`, `outer.inner`, `f.<lambda1>`; empty for the module's own code. */
  name: string;
  kind: 'module' | 'function' | 'method' | 'lambda';
  line: number;
  endLine: number;
  parameters: ParameterFact[];
  /** `*args`, or −1. */
  rest: number;
  /** `**kwargs`, or −1. */
  keywords: number;
  /** What it returns. */
  result: number;
  /** Parameters that it hands back as they are, by position: these are followed from each call for itself. */
  passes: number[];
  /** What it yields, or −1 where it is no generator. */
  yields: number;
  /** The class that its annotation says it returns, or −1. */
  hint: number;
  /** The class in whose body it stands, or −1. */
  owner: number;
  /** The class that `super()` in it is about, and the slot of what it is called on; −1 for none. */
  superClass: number;
  superSelf: number;
  operations: Operation[];
}

/** A class. */
export interface ClassFact {
  /** Within the module: `Outer.Inner`. */
  name: string;
  line: number;
  endLine: number;
  bases: number[];
  /** `metaclass=`, or −1. */
  metaclass: number;
  /** What its body leaves behind. */
  names: [name: string, slot: number][];
  /** Names that its own methods assign on their first parameter. */
  assigned: string[];
  /** `name: Annotation`, in order: what dataclasses make parameters of. */
  annotated: [name: string, hint: number][];
}

/** What one file says, whatever others say: a pure function of its text. JSON. */
export interface PythonFacts {
  slots: number;
  /** The first is the module's own code. */
  functions: FunctionFact[];
  classes: ClassFact[];
  /** What the module leaves behind. */
  names: [name: string, slot: number][];
  /** What `import *` takes, where the module says so. */
  all: string[] | null;
  /** Calls that are written in it. */
  calls: number;
  /** A part that nests too deep to be followed was left out. */
  cut: boolean;
}
