/** An argument of a call. */
export type Argument = [kind: 'position' | 'rest' | 'keywords', slot: number] | [kind: 'name', slot: number, name: string];

/** A literal whose value can matter (keys, names of attributes), or only its type. */
export type Literal = { text: string } | { number: number } | { type: string };

/** What kind of box a literal makes. */
export type BoxKind = 'list' | 'tuple' | 'set' | 'dict';

/**
 * What the code does with values, without order: each local name was split into slots beforehand, one for every assignment, so that the order is in the slots.
 * `into` is the slot that receives, −1 where nobody looks. Every operation belongs to the function that executes it.
 */
export type Operation =
  | ['copy', into: number, from: number]
  | ['literal', into: number, literal: Literal]
  | ['function', into: number, index: number]
  | ['class', into: number, index: number]
  | ['box', into: number, kind: BoxKind]
  /** A name that no scope of the file binds: a builtin, or one that came with `import *`. */
  | ['builtin', into: number, name: string]
  /** `import a.b` binds the first part, `import a.b as c` the last. */
  | ['import', into: number, module: string, whole: boolean]
  | ['from', into: number, module: string, name: string]
  | ['star', module: string]
  | ['get', into: number, from: number, name: string, line: number]
  | ['set', on: number, name: string, from: number, line: number]
  /** `key` −1 is an unknown one. */
  | ['item', into: number, from: number, key: number, line: number]
  | ['store', on: number, key: number, from: number, line: number]
  | ['delete', on: number, key: number, line: number]
  | ['slice', into: number, from: number, first: number, line: number]
  /** What `for` takes out, one at a time. */
  | ['iterate', into: number, from: number, line: number]
  /** The part of an iterable that unpacking gives a name; −1 for any. */
  | ['unpack', into: number, from: number, index: number, line: number]
  | ['enter', into: number, from: number, line: number, asynchronous: boolean]
  | ['call', into: number, callee: number, args: Argument[], line: number]
  | ['decorate', into: number, callee: number, decorated: number, line: number]
  /** An operator: special methods to try, on the left, then the reflected one on the right; −1 for none. */
  | ['operate', into: number, left: number, right: number, names: string[], reflected: string[], line: number]
  /** `raise`: a class is made an instance of. */
  | ['raise', from: number, line: number]
  /** Instances of these classes: what an annotation, `except` or `isinstance` promises. */
  | ['instance', into: number, classes: number]
  /** Only what is an instance of one of the classes. */
  | ['narrow', into: number, from: number, classes: number]
  | ['await', into: number, from: number, line: number]
  | ['yield-from', into: number, from: number, line: number];
