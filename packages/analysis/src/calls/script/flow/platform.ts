import { createValue, type FlowValue } from './flow-value.js';
import type { Flow } from './flow.js';

/** Names that mean the object of all global names. */
const globalObjects = new Set(['globalThis', 'window', 'self', 'global']);
/** What browsers have besides, and what runs tests. */
const others = new Set(
  'document navigator location localStorage sessionStorage alert confirm prompt requestAnimationFrame cancelAnimationFrame requestIdleCallback XMLHttpRequest HTMLElement Element Node addEventListener removeEventListener getComputedStyle matchMedia history customElements MutationObserver IntersectionObserver ResizeObserver Image Audio <element>'.split(
    ' ',
  ),
);

/** The value of a part of the platform. */
export function nativeValue({ natives }: Flow, name: string): FlowValue {
  const known = natives.get(name);
  if (known !== undefined) return known;
  const added = createValue('native', name);
  natives.set(name, added);
  return added;
}

/** The slot of a global name. */
export function globalSlot(flow: Flow, name: string): number {
  const known = flow.globals.get(name);
  if (known !== undefined) return known;
  const slot = flow.network.slot();
  flow.globals.set(name, slot);
  if (globalObjects.has(name)) flow.network.add(slot, nativeValue(flow, 'globalThis'));
  else if (others.has(name) || Object.hasOwn(globalThis, name)) flow.network.add(slot, nativeValue(flow, name));
  return slot;
}

/** Whether a part of the platform has a member; what this machine's platform lacks is believed, but for prototypes. */
export function hasMember(owner: string, name: string): boolean {
  const [root = '', ...path] = owner.split('.');
  if (!Object.hasOwn(globalThis, root)) return true;
  // What is in there is different on every machine, and text.
  if (owner === 'process.env') return false;
  let at: unknown = globalThis;
  for (const part of [root, ...path]) {
    const held = valueIn(at, part);
    if (held === null) return !path.includes('prototype');
    at = held.value;
  }
  if ((typeof at !== 'object' && typeof at !== 'function') || at === null) return false;
  return Object.hasOwn(at, symbolOr(name));
}

/** Without running a getter. */
function valueIn(object: unknown, name: string): { value: unknown } | null {
  if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return null;
  const descriptor = Object.getOwnPropertyDescriptor(object, symbolOr(name));
  return descriptor === undefined || !('value' in descriptor) ? null : { value: descriptor.value as unknown };
}

function symbolOr(name: string): string | symbol {
  if (name === '[Symbol.iterator]') return Symbol.iterator;
  return name === '[Symbol.asyncIterator]' ? Symbol.asyncIterator : name;
}
