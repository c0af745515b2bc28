import { Op, type FileFacts } from '../facts/file-facts.js';
import { createCallRecord, type CallRecord } from './call-record.js';
import { believeTypes } from './declarations.js';
import { execute } from './execute.js';
import type { Flow, FlowFile } from './flow.js';
import { invoke } from './invoke.js';
import { externalValue } from './members.js';
import type { ModuleLinks } from './modules.js';
import { createNetwork } from './network.js';
import { callTyped } from './typed-calls.js';

/** A file and its facts. */
export interface FlowSource {
  path: string;
  facts: FileFacts;
}

/** What the flow found. */
export interface FlowResult {
  record: CallRecord;
  /** Of each file, how many calls it has, and of how many nothing is known. */
  calls: { file: number; known: boolean }[];
  /** It came to rest within its steps. */
  complete: boolean;
}

/** Lets functions flow through the files until nothing moves: first what is certain, then what types say where nothing flowed, then what the checker knows of the calls that are left. */
export function runFlow(sources: readonly FlowSource[], links: ModuleLinks, maxSteps: number): FlowResult {
  const network = createNetwork();
  network.allow(maxSteps);
  const files = sources.map(({ path, facts }): FlowFile => ({ path, facts, first: network.slots(facts.slots), functions: [], classes: [] }));
  const flow: Flow = {
    network,
    record: createCallRecord(),
    files,
    accessors: accessorNames(sources),
    natives: new Map(),
    externals: new Map(),
    texts: new Map(),
    globals: new Map(),
    outside: network.slot(),
    patched: new Set(),
    made: new Map(),
    handedOver: new Set(),
    copied: new Map(),
    results: new Map(),
    lists: new Map(),
    heirs: new Map(),
    created: new Set(),
    sites: [],
    declared: [],
    later: [],
    places: 0,
    invoke: (call, target, self) => invoke(flow, call, target, self),
  };
  network.add(flow.outside, externalValue(flow, ''));
  for (const number of files.keys()) execute(flow, links, number, 'definitions');
  network.run();
  const firstSites = [...files.keys()].map((number) => {
    const first = flow.sites.length;
    execute(flow, links, number, 'actions');
    return first;
  });
  let complete = settle(flow);
  // What types say is worth the more, the less could be followed.
  network.allow(maxSteps / 2);
  believeTypes(flow);
  complete = settle(flow) && complete;
  network.allow(maxSteps / 2);
  callTyped(flow, firstSites);
  complete = settle(flow) && complete;
  return { record: flow.record, calls: flow.sites.map(({ place }) => ({ file: place.file, known: flow.record.knows(place) })), complete };
}

/** Lets everything flow, then what could be judged only at the end, until that adds nothing. */
function settle(flow: Flow): boolean {
  let complete = flow.network.run();
  while (flow.later.length > 0 && complete) {
    const { later } = flow;
    flow.later = [];
    for (const judge of later) judge();
    complete = flow.network.run();
  }
  return complete;
}

/** Names of getters and setters; where some are made at run time, every text that the file mentions may be one. */
function accessorNames(sources: readonly FlowSource[]): Set<string> {
  const names = new Set<string>();
  for (const { facts } of sources) {
    if (facts.texts.includes('defineProperty') || facts.texts.includes('defineProperties')) for (const text of facts.texts) names.add(text);
    for (let at = 0; at < facts.ops.length; at += 2 + (facts.ops[at + 1] ?? 0)) {
      if (facts.ops[at] === Op.accessor) names.add(facts.texts[facts.ops[at + 3] ?? -1] ?? '');
    }
  }
  return names;
}
