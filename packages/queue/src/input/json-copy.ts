import { plainText } from '@reposcan/core';
import { QueueError } from '../queue-error.js';

/** Counts what is copied, so that a value that is far too large is refused before all of it was walked. */
interface Walk {
  ancestors: Set<object>;
  /** Bytes that the JSON has at least. */
  atLeast: number;
  maxBytes: number;
}

/** Where the walk met something that JSON cannot carry. */
class Loss extends Error {
  readonly path: string;

  constructor(path: string, what: string) {
    super(what);
    this.path = path;
  }
}

/**
 * A copy of a value that comes back from JSON exactly as it is. A copy, because the caller may change the original before it is written.
 * @param what names the value in an error, and begins its path
 * @throws {QueueError} `INVALID_PAYLOAD` for undefined (also as a member), functions, symbols, BigInt, NaN, infinite numbers, cycles, anything that is
 *   neither a plain object nor a list (Date, Map, class instances), what throws while it is read, and what is larger than `maxBytes` of UTF-8
 */
export function jsonCopyOf(value: unknown, what: string, maxBytes: number): unknown {
  let copy: unknown;
  let bytes: number;
  try {
    copy = copyOf(value, what, { ancestors: new Set(), atLeast: 0, maxBytes });
    bytes = Buffer.byteLength(JSON.stringify(copy));
  } catch (cause) {
    if (cause instanceof Loss) throw invalid(`JSON cannot carry ${cause.path}: it is ${cause.message}.`);
    if (cause instanceof QueueError) throw cause;
    // Nested too deeply for the stack, or a getter that throws.
    throw invalid(`The ${what} cannot be read: ${plainText(cause instanceof Error ? cause.message : String(cause), 200)}.`, cause);
  }
  if (bytes > maxBytes) throw tooLarge(what, maxBytes);
  return copy;
}

/** A copy of a value that is known to be JSON. */
export function copyOfJson<T>(value: T): T {
  return copied(value) as T;
}

function copied(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) put(copy, key, copied((value as Record<string, unknown>)[key]));
  return copy;
}

function copyOf(value: unknown, path: string, walk: Walk): unknown {
  switch (typeof value) {
    case 'string':
      grow(walk, value.length + 2, path);
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new Loss(path, String(value));
      grow(walk, 1, path);
      return value === 0 ? 0 : value; // JSON has no -0.
    case 'boolean':
      grow(walk, 4, path);
      return value;
    case 'object':
      grow(walk, 2, path);
      return value === null ? null : membersOf(value, path, walk);
    case 'undefined':
      throw new Loss(path, 'undefined');
    default:
      throw new Loss(path, `a ${typeof value}`);
  }
}

function membersOf(value: object, path: string, walk: Walk): unknown {
  if (walk.ancestors.has(value)) throw new Loss(path, 'a cycle');
  walk.ancestors.add(value);
  const copy = Array.isArray(value) ? itemsOf(value, path, walk) : propertiesOf(value, path, walk);
  walk.ancestors.delete(value);
  return copy;
}

function itemsOf(list: readonly unknown[], path: string, walk: Walk): unknown[] {
  const copy: unknown[] = [];
  for (let index = 0; index < list.length; index += 1) copy.push(copyOf(list[index], `${path}[${index}]`, walk));
  return copy;
}

function propertiesOf(value: object, path: string, walk: Walk): Record<string, unknown> {
  if (!isPlain(value)) throw new Loss(path, `not a plain object${kindOf(value)}`);
  if (Object.getOwnPropertySymbols(value).length > 0) throw new Loss(path, 'an object with symbols as keys');
  const copy: Record<string, unknown> = {};
  for (const key of Object.keys(value)) {
    grow(walk, key.length + 3, path);
    put(copy, key, copyOf((value as Record<string, unknown>)[key], `${path}.${plainText(key, 40)}`, walk));
  }
  return copy;
}

/** Of this realm or another: its prototype, if any, is the end of the chain. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function kindOf(value: object): string {
  const name: unknown = (value as { constructor?: { name?: unknown } }).constructor?.name;
  return typeof name === 'string' && name !== '' ? ` (${plainText(name, 40)})` : '';
}

/** Plain assignment of `__proto__` would set the prototype. */
function put(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

function grow(walk: Walk, bytes: number, path: string): void {
  walk.atLeast += bytes;
  if (walk.atLeast > walk.maxBytes) throw tooLarge(path.split(/[.[]/, 1)[0] ?? path, walk.maxBytes);
}

function tooLarge(what: string, maxBytes: number): QueueError {
  return new QueueError(`The ${what} is larger than ${maxBytes.toLocaleString('en-US')} bytes.`, {
    code: 'INVALID_PAYLOAD',
    hint: 'Store large data elsewhere and enqueue where it is, or raise `maxPayloadBytes`.',
  });
}

function invalid(message: string, cause?: unknown): QueueError {
  return new QueueError(message, { code: 'INVALID_PAYLOAD', hint: 'Give plain data: objects, lists, text, finite numbers, booleans, null.', cause });
}
