/** What a node of the call graph is. */
export type CallNodeKind =
  /** The code of a file outside every function: what runs when it is loaded. */
  | 'module'
  | 'function'
  | 'method'
  /** Where a class declares none, the class itself stands for it. */
  | 'constructor'
  | 'class'
  /** A function without a name of its own: a lambda, a callback. */
  | 'anonymous'
  /** A function outside the repository: of the platform or of a package. */
  | 'external';

/** Something that calls or is called. Its texts are untrusted: plain, without control characters, bounded. */
export interface CallNode {
  /**
   * Unique in the graph, in the convention of the language:
   * - Python: `package.module.Class.method`, a module is `package.module`, a function inside another `package.module.outer.inner`, a lambda `package.module.f.<lambda1>`
   *   (counted within its function); outside the repository `os.path.join`, `builtins.len`.
   * - JavaScript and TypeScript: `path/to/file.js#Class.method`, a module is `path/to/file.js`, a function inside another `path/to/file.js#outer.inner`, an anonymous one
   *   `path/to/file.js#outer.<anonymous:LINE:COLUMN>`; outside the repository `package#name`, `node:fs#readFile`, of the platform `<builtin>#Array.prototype.map`.
   *
   * Definitions that share a name (overloads, a getter and its setter, one definition per branch of an `if`) are one node.
   */
  qualifiedName: string;
  /** The last part of it, as shown to people. */
  name: string;
  kind: CallNodeKind;
  language: string;
  /** `null` for an external one. */
  path: string | null;
  /** First line, counted from 1; `null` for an external one. */
  line: number | null;
  endLine: number | null;
}

/** How a call happens. */
export type CallKind =
  /** `f()`, `a.m()` */
  | 'call'
  /** `new C()`; in Python, calling a class */
  | 'construct'
  /** Reading or writing what is really a function: getters, setters, properties, descriptors. */
  | 'property'
  /** What the language itself calls: iteration, `with`, operators, decorators, tagged templates, the constructor of the parent. */
  | 'implicit'
  /** Handed to code outside the repository that calls it: `list.map(f)`, `sorted(xs, key=f)`. */
  | 'callback';

/** One caller and one callee; several calls of the same kind are one edge. */
export interface CallEdge {
  /** `qualifiedName` of the caller. */
  from: string;
  /** `qualifiedName` of the callee. */
  to: string;
  kind: CallKind;
  /** Of the first such call, in the caller's file, counted from 1. */
  line: number;
  /** How many places in the caller do it. */
  calls: number;
  /** How sure it is, 0–1: 1 where the language leaves no other reading, less where several functions are possible or a name had to be believed. */
  confidence: number;
}

/** How the calls of some files were found. */
export interface CallCoverage {
  /** What was run: `checker` knows types, `flow` follows values, `syntactic` believes names. */
  method: 'checker' | 'flow' | 'syntactic';
  languages: string[];
  files: number;
  /** Calls in these files. */
  calls: number;
  /** Of these, the ones for which no callee was found, in the repository or outside. */
  unresolved: number;
  /** Why a lesser method was taken than the best for the language, or `null`. */
  reason: string | null;
}

/** A function that much depends on. */
export interface CallHotspot {
  qualifiedName: string;
  /** Callers × the share of the most changed file's commits; without history, callers alone; 0–100. */
  score: number;
  /** Distinct callers in the repository. */
  callers: number;
  /** Commits of the last year that touched its file, `null` where history was not read. */
  commits: number | null;
}

/** What follows from the call graph. Tests count neither as callers nor as what must be reached. */
export interface CallSignals {
  /** The first twenty, by score, then qualified name. */
  hotspots: CallHotspot[];
  /**
   * Functions and methods of source files that no path of calls reaches from the entry points, exports of the packages, code of modules that are loaded, or tests;
   * by qualified name. `null` where nothing says where execution begins.
   */
  unreachable: string[] | null;
  /** The longest of the shortest ways from an entry point to a function, in calls; `null` as above. */
  depth: number | null;
}

/** Who calls whom. */
export interface CallGraph {
  /** By qualified name. */
  nodes: CallNode[];
  /** By `from`, `to`, `kind`. */
  edges: CallEdge[];
  coverage: CallCoverage[];
  signals: CallSignals;
  /** Files whose calls could not be read, and why. */
  failed: { path: string; reason: string }[];
}
