import type { PythonFacts } from '../facts/python-facts.js';
import type { ModuleFinder } from '../modules/module-finder.js';
import { createAttributes } from './attributes.js';
import { createBox } from './boxes.js';
import { classOrder } from './class-order.js';
import { createCalls } from './calls.js';
import { createInheritance, type Inheritance } from './inheritance.js';
import { iterate } from './iteration.js';
import { createModules } from './modules.js';
import { createNetwork } from './network.js';
import type { Program } from './program.js';
import type { Site } from './site.js';
import { createValues, type ClassNode, type FunctionNode, type ModuleNode } from './value.js';

/** Values move this often at most: many times what a large repository needs. */
const maxSteps = 60_000_000;

/** A file with its facts. */
export interface PythonFile {
  path: string;
  name: string;
  facts: PythonFacts;
}

/** The program and what only the solver needs. */
export interface Solving {
  program: Program;
  inheritance: Inheritance;
  sites: Site[];
  /** The bases of classes are known. */
  defined(): void;
  /** What is found from now on rests on annotations. */
  believe(): void;
}

/** Puts the parts together: nothing moves yet. */
export function createProgram(files: readonly PythonFile[], finder: ModuleFinder): Solving {
  const network = createNetwork(maxSteps);
  const values = createValues();
  const modules = files.map((file) => createModule(file, network));
  const inheritance = createInheritance(network, values);
  const sites: Site[] = [];
  let isBelieving = false;
  let waiting: (() => void)[] | null = [];
  const program = { network, values, modules, ...createModules(modules, finder, network, values) } as unknown as Program;
  program.newBox = (kind) => createBox(network, kind);
  program.newSite = ({ caller, line, isCall = false }) => {
    const site: Site = { caller, line, isCall, targets: null };
    sites.push(site);
    return site;
  };
  program.whenDefined = (step) => {
    if (waiting === null) step();
    else waiting.push(step);
  };
  program.found = (site, target, kind) => {
    site.targets ??= new Map();
    if (!site.targets.has(target)) site.targets.set(target, { kind, isBelieved: isBelieving });
  };
  Object.assign(program, createAttributes(program, inheritance), createCalls(program, inheritance));
  program.iterate = (value, into, site) => iterate(program, value, into, site);
  return {
    program,
    inheritance,
    sites,
    defined() {
      const steps = waiting ?? [];
      waiting = null;
      for (const step of steps) step();
    },
    believe() {
      isBelieving = true;
    },
  };
}

function createModule({ path, name, facts }: PythonFile, network: ReturnType<typeof createNetwork>): ModuleNode {
  const base = network.reserve(facts.slots);
  const at = (slot: number): number => (slot < 0 ? -1 : slot + base);
  const module: ModuleNode = { name, path, facts, base, functions: [], classes: [], names: new Map(facts.names.map(([bound, slot]) => [bound, at(slot)])), stars: [] };
  for (const fact of facts.classes) {
    const bare = {
      fact,
      module,
      names: new Map(fact.names.map(([bound, slot]) => [bound, at(slot)])),
      bases: [],
      subclasses: new Set<ClassNode>(),
      metaclasses: new Set<ClassNode>(),
      knownOrder: null as ClassNode['knownOrder'],
      get order(): ClassNode['order'] {
        if (this.knownOrder !== null) return this.knownOrder;
        // A class that inherits from itself, by whatever way, ends here.
        this.knownOrder = [node];
        this.knownOrder = classOrder(node);
        return this.knownOrder;
      },
    };
    const node: ClassNode = Object.assign(bare, { value: { kind: 'class' as const, node: bare as unknown as ClassNode }, instance: { kind: 'instance' as const, node: bare as unknown as ClassNode } });
    module.classes.push(node);
  }
  for (const fact of facts.functions) {
    const bare = { fact, module, owner: module.classes[fact.owner] ?? null, rest: null, keywords: null };
    const node: FunctionNode = Object.assign(bare, { value: { kind: 'function' as const, node: bare as unknown as FunctionNode } });
    if (fact.rest >= 0) node.rest = createBox(network, 'tuple');
    if (fact.keywords >= 0) node.keywords = createBox(network, 'dict');
    if (node.rest !== null) network.add(at(fact.rest), { kind: 'box', box: node.rest });
    if (node.keywords !== null) network.add(at(fact.keywords), { kind: 'box', box: node.keywords });
    module.functions.push(node);
  }
  return module;
}
