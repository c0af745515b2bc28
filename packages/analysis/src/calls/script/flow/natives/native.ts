import type { FlowValue } from '../flow-value.js';
import type { Flow, FlowCall } from '../flow.js';

/** What a function of the platform does with functions and the objects that hold them. `self` is what it was called on, where that is known. */
export type Native = (flow: Flow, call: FlowCall, self: FlowValue | null) => void;
