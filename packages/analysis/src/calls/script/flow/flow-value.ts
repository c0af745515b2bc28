/** What a slot may hold: functions, and objects that may hold functions. One for each place that makes such a thing, not for each time it happens. */
export interface FlowValue {
  kind:
    | 'function'
    | 'class'
    /** An object of a class or of a function that is called with `new`. */
    | 'instance'
    | 'object'
    | 'array'
    /** Map, Set, iterator: it has elements, but no positions. */
    | 'collection'
    | 'promise'
    | 'text'
    /** A part of the platform, by its name: `Array.prototype.map`. */
    | 'native'
    /** Something of a package: `react#useState`; without a name, whatever came out of a package. */
    | 'external'
    /** A function with some of its arguments: what `bind` makes. */
    | 'bound';
  /** Text, or name of what is outside. */
  name: string;
  /** Number of the file and of the function or class in it. */
  file: number;
  code: number;
  /** Slots of properties by name. Elements: by position, `[]` at no known position, `[*]` all. What a promise holds, a map's keys, listeners: names in brackets. */
  fields: Map<string, number>;
  /** Slot of what it inherits from; -1 until somebody asks. */
  parents: number;
  /** Names of the properties that are written somewhere; others were only asked for. */
  written: Set<string>;
  /** Called for each property that is written. */
  watchers: ((name: string, slot: number) => void)[];
  bound: { target: FlowValue; self: number; given: number[] } | null;
  /** The one instance of a class or constructor function, the promise or iterator that a function gives. */
  made: FlowValue | null;
}

/** Names of the properties that no program can write. */
export const hidden = { position: '[]', elements: '[*]', keys: '[keys]', held: '[held]', unknown: '[?]' } as const;

/** Whether a property is one that a program can see. */
export function isVisible(name: string): boolean {
  return !name.startsWith('[') || name.startsWith('[Symbol.');
}

/** A new value without anything in it. */
export function createValue(kind: FlowValue['kind'], name = '', file = -1, code = -1): FlowValue {
  return { kind, name, file, code, fields: new Map(), parents: -1, written: new Set(), watchers: [], bound: null, made: null };
}
