import type { ClassFact, FunctionFact, PythonFacts } from '../facts/python-facts.js';
import type { Argument, BoxKind } from '../facts/operation.js';

/** A module of the repository. */
export interface ModuleNode {
  name: string;
  path: string;
  facts: PythonFacts;
  /** Added to the slots of its facts. */
  base: number;
  functions: FunctionNode[];
  classes: ClassNode[];
  names: Map<string, number>;
  /** Where `import *` took names from. */
  stars: Value[];
}

/** A function of the repository. */
export interface FunctionNode {
  fact: FunctionFact;
  module: ModuleNode;
  owner: ClassNode | null;
  /** What `*args` and `**kwargs` hold. */
  rest: Box | null;
  keywords: Box | null;
  value: Value;
}

/** A class of the repository. */
export interface ClassNode {
  fact: ClassFact;
  module: ModuleNode;
  names: Map<string, number>;
  /** What each base can be, in their order; a text is a class outside the repository. */
  bases: Set<ClassNode | string>[];
  /** Itself, then what it inherits from. */
  readonly order: (ClassNode | string)[];
  /** `null` until it is asked for. */
  knownOrder: (ClassNode | string)[] | null;
  subclasses: Set<ClassNode>;
  metaclasses: Set<ClassNode>;
  instance: Value;
  value: Value;
}

/** A list, tuple, set or dictionary, by where it is made. */
export interface Box {
  kind: BoxKind;
  /** Under constant keys. */
  fields: Map<string, number>;
  /** Under keys that are not known. */
  others: number;
  /** All of them. */
  all: number;
  keys: number;
  /** Boxes that are filled from it, and by how many places what is numbered moves down; `null`: unknown. */
  copies: Map<Box, number | null>;
}

/** What a slot can hold. Each is made once, so that two of them are the same only where they are the same object. */
export type Value =
  | { kind: 'function'; node: FunctionNode }
  | { kind: 'class'; node: ClassNode }
  | { kind: 'instance'; node: ClassNode }
  | { kind: 'bound'; callee: Value; self: Value }
  | { kind: 'module'; node: ModuleNode }
  /** A folder without `__init__.py` on the way to a module. */
  | { kind: 'namespace'; name: string }
  /** Something outside the repository, by its dotted name. */
  | { kind: 'external'; name: string }
  /** What calling it gives. */
  | { kind: 'result'; name: string }
  | { kind: 'text'; text: string }
  | { kind: 'number'; number: number }
  | { kind: 'box'; box: Box }
  | { kind: 'generator'; node: FunctionNode }
  | { kind: 'super'; after: ClassNode; self: Value }
  | { kind: 'property'; getter: Value; setter: Value | null }
  /** `@name.setter` */
  | { kind: 'accessor'; property: Value; part: string }
  | { kind: 'static'; callee: Value }
  | { kind: 'class-method'; callee: Value }
  | { kind: 'partial'; callee: number; args: Argument[] };

/** Makes each value once. */
export interface Values {
  external(name: string): Value;
  result(name: string): Value;
  text(text: string): Value;
  number(number: number): Value;
  bound(callee: Value, self: Value): Value;
  of(kind: 'static' | 'class-method', callee: Value): Value;
  property(getter: Value, setter: Value | null): Value;
  accessor(property: Value, part: string): Value;
  super(after: ClassNode, self: Value): Value;
  generator(node: FunctionNode): Value;
  namespace(name: string): Value;
}

/** Values that are known by what they are made of. */
export function createValues(): Values {
  const byText = new Map<string, Value>();
  const byParts = new Map<unknown, Map<unknown, Value>>();
  const named = (kind: string, name: string, make: () => Value): Value => {
    const key = `${kind}:${name}`;
    const known = byText.get(key);
    if (known !== undefined) return known;
    const made = make();
    byText.set(key, made);
    return made;
  };
  const paired = (first: unknown, second: unknown, make: () => Value): Value => {
    const inner = byParts.get(first) ?? new Map<unknown, Value>();
    byParts.set(first, inner);
    const known = inner.get(second);
    if (known !== undefined) return known;
    const made = make();
    inner.set(second, made);
    return made;
  };
  return {
    external: (name) => named('external', name, () => ({ kind: 'external', name })),
    result: (name) => named('result', name, () => ({ kind: 'result', name })),
    text: (text) => named('text', text, () => ({ kind: 'text', text })),
    number: (number) => named('number', String(number), () => ({ kind: 'number', number })),
    namespace: (name) => named('namespace', name, () => ({ kind: 'namespace', name })),
    bound: (callee, self) => paired(callee, self, () => ({ kind: 'bound', callee, self })),
    of: (kind, callee) => (callee.kind === 'static' || callee.kind === 'class-method' ? callee : paired(callee, kind, () => ({ kind, callee }))),
    property: (getter, setter) => paired(getter, setter ?? 'property', () => ({ kind: 'property', getter, setter })),
    accessor: (property, part) => paired(property, part, () => ({ kind: 'accessor', property, part })),
    super: (after, self) => paired(after, self, () => ({ kind: 'super', after, self })),
    generator: (node) => paired(node, 'generator', () => ({ kind: 'generator', node })),
  };
}
