import type { CallNodeKind } from '@reposcan/core';

/**
 * What the flow is told of a file: JSON, so that it can be kept. Values live in numbered slots: variables, parameters, results of expressions. Places name the code that
 * does something: a function of the file and a line of it.
 */
export interface FileFacts {
  slots: number;
  /** Texts that instructions name by their number. */
  texts: string[];
  /** Instructions one after another: an `Op`, how many operands follow, the operands. */
  ops: number[];
  /** The first is the code of the module. */
  functions: FunctionFact[];
  classes: ClassFact[];
  /** What may be imported: the slot of the object that holds the exports by name. */
  exports: number;
  /** The slot of `module.exports`; the same object as `exports` until it is assigned. */
  moduleExports: number;
  /** It says `module.exports` or `exports`, and has no `import` or `export`. */
  commonJs: boolean;
  /** It has neither: what it declares at its top, other such files see. */
  script: boolean;
}

/** A function, or the code of a module. */
export interface FunctionFact {
  /** Behind the path in the qualified name; empty for the module. */
  name: string;
  kind: CallNodeKind;
  line: number;
  endLine: number;
  /** Position of its declaration: what the checker names it by. */
  start: number;
  parameters: number[];
  /** What a parameter is if nothing is given for it: slots, or -1. */
  defaults: number[];
  /** Numbers of the parameters that it gives back as they are: what comes out is what this caller put in. */
  passes: number[];
  /** The last parameter takes all that are left. */
  rest: boolean;
  self: number;
  result: number;
  /** Slot of `arguments`, or -1. */
  all: number;
  /** It has no `this` of its own: `self` is that of what is around it. */
  arrow: boolean;
  async: boolean;
  /** It yields what is in `yields`. */
  generator: boolean;
  yields: number;
}

/** A class or an interface. An interface has no constructor. */
export interface ClassFact {
  name: string;
  start: number;
  /** Function that runs when it is created; where none is declared, it stands for the class. -1 for an interface. */
  construct: number;
  /** The constructor is declared. */
  declared: boolean;
  abstract: boolean;
  /** Slots of what it extends (a class, the mixins of it), or -1. */
  parent: number;
  /** Slot of the object that holds its methods. */
  prototype: number;
}

/** Instructions; operands are slots unless they say otherwise. */
export const Op = {
  /** to, from */
  copy: 0,
  /** to, function */
  function: 1,
  /** to, class */
  class: 2,
  /** to */
  object: 3,
  /** to */
  array: 4,
  /** to, text */
  text: 5,
  /** to, object, text, place function, place line */
  load: 6,
  /** to, object, key, place function, place line */
  loadAny: 7,
  /** object, text, from, place function, place line */
  store: 8,
  /** object, key, from */
  storeAny: 9,
  /** object, text, function value, 0 getter or 1 setter */
  accessor: 10,
  /** object, prototype */
  inherit: 11,
  /** call kind, place function, place line, to, callee, this or -1, arguments… (a spread one as minus two minus it) */
  call: 12,
  /** call kind, place function, place line, to, object, text, arguments… */
  method: 13,
  /** to, specifier text, name text: a name of the module; the empty name is the module itself */
  import: 14,
  /** specifier text */
  exportAll: 15,
  /** to, text */
  global: 16,
  /** text, from */
  setGlobal: 17,
  /** to, from: what a promise holds */
  await: 18,
  /** to, from, place function, place line: the elements of something that is iterated */
  iterate: 19,
  /** to, from, number, place function, place line: an element by its position */
  element: 20,
  /** to, type: the slot is declared to hold instances of it, for want of better knowledge */
  declared: 21,
  /** object, text, type: the same of a property */
  declaredField: 22,
  /** class or object, type: it has all that the interface says */
  implements: 23,
  /** to, type: instances of the type */
  instance: 24,
  /** self, object: what `this` is if nobody calls the method */
  home: 25,
  /** number of the call, path text, position, member text: what the checker says is called */
  typed: 26,
  /** number of the call, name text: outside the repository */
  typedExternal: 27,
  /** to, from: an object with all that is in the other */
  spread: 28,
  /** to, from: keys of an object */
  keys: 29,
  /** to, from: a promise of it */
  promise: 30,
} as const;

/** How a call happens, as an operand. */
export const callKinds = ['call', 'construct', 'property', 'implicit', 'callback'] as const;
