import { environment, type Environment } from './environment.js';

/** Where names live. */
export interface Scope {
  kind: 'module' | 'function' | 'class' | 'comprehension';
  parent: Scope | null;
  /** Names that are bound here. */
  locals: Set<string>;
  /** Names that `global` and `nonlocal` send elsewhere. */
  globals: Set<string>;
  nonlocals: Set<string>;
  /** What the names mean at the point that was reached. */
  environment: Environment;
  /** Every slot that was bound to a name. */
  bound: Map<string, number[]>;
  /** The slot through which other scopes see a name. */
  shared: Map<string, number>;
  /** Index of the function that executes this code. */
  executes: number;
  /** Begins the names of what is defined here, with its dot. */
  prefix: string;
  /** Lambdas so far. */
  lambdas: { count: number };
  /** Index of the class whose body this is, or of the class of the method that this is in; −1. */
  owner: number;
}

/** A scope in which nothing is bound yet. */
export function createScope(scope: Pick<Scope, 'kind' | 'parent' | 'executes' | 'prefix' | 'owner'> & Partial<Scope>): Scope {
  return { locals: new Set(), globals: new Set(), nonlocals: new Set(), environment: environment(null), bound: new Map(), shared: new Map(), lambdas: { count: 0 }, ...scope };
}

/** The scope that a name belongs to when it is used in `scope`, or `null` where no scope of the file binds it. */
export function scopeOf(name: string, scope: Scope): Scope | null {
  let skipsClasses = false;
  for (let current: Scope | null = scope; current !== null; current = current.parent) {
    if (current.globals.has(name)) return moduleOf(scope);
    const visible = current.kind !== 'class' || !skipsClasses;
    if (visible && current.locals.has(name) && !current.nonlocals.has(name)) return current;
    // The code of a class is no scope for the functions in it, but it is for its own comprehensions.
    if (current.kind === 'function') skipsClasses = true;
  }
  return null;
}

/** The outermost scope. */
export function moduleOf(scope: Scope): Scope {
  let current = scope;
  while (current.parent !== null) current = current.parent;
  return current;
}
