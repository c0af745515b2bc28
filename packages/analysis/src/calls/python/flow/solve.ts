import type { ModuleFinder } from '../modules/module-finder.js';
import { createProgram, type PythonFile, type Solving } from './create-program.js';
import { apply, isDefinition, makeInstances, type Afterthought } from './operations.js';
import type { ModuleNode } from './value.js';

/** Lets everything flow until nothing moves: definitions first, then calls, then what has to be believed. */
export function solve(files: readonly PythonFile[], finder: ModuleFinder): Solving {
  const solving = createProgram(files, finder);
  const { program } = solving;
  const { network } = program;
  const thoughts: Afterthought[] = [];
  const later = (thought: Afterthought): void => void thoughts.push(thought);
  const applyAll = (definitions: boolean): void => {
    for (const module of program.modules) {
      for (const caller of module.functions) {
        for (const operation of caller.fact.operations) if (isDefinition(operation) === definitions) apply(program, caller, operation, later);
      }
    }
  };

  for (const module of program.modules) readStars(solving, module);
  for (const module of program.modules) readBases(solving, module);
  applyAll(true);
  network.run();
  solving.defined();
  network.run();
  applyAll(false);
  network.run();
  const think = (stage: Afterthought['stage']): void => {
    const due = thoughts.filter((thought) => thought.stage === stage && network.valuesOf(thought.empty).length === 0);
    for (const { act } of due) act();
    network.run();
  };
  think('lookups');
  startUncalled(solving);
  network.run();
  think('lookups');
  solving.believe();
  believeAnnotations(solving);
  think('beliefs');
  startUncalled(solving);
  network.run();
  return solving;
}

function readStars({ program }: Solving, module: ModuleNode): void {
  for (const { fact } of module.functions) {
    for (const operation of fact.operations) if (operation[0] === 'star') module.stars.push(program.importModule(module, operation[1], true));
  }
}

function readBases({ program, inheritance }: Solving, module: ModuleNode): void {
  for (const node of module.classes) {
    node.fact.bases.forEach((slot, place) => {
      node.bases[place] = new Set();
      program.network.watch(slot + module.base, (value) => {
        if (value.kind === 'class') inheritance.addBase(node, place, value.node);
        else if (value.kind === 'external') inheritance.addBase(node, place, value.name);
        else if (value.kind === 'result') inheritance.addBase(node, place, value.name);
      });
    });
    if (node.fact.metaclass >= 0) {
      program.network.watch(node.fact.metaclass + module.base, (value) => {
        if (value.kind === 'class') node.metaclasses.add(value.node);
      });
    }
  }
}

/** A method that nobody was seen to call is called by others, on an instance of its own class; parameters have their defaults. */
function startUncalled({ program }: Solving): void {
  const { network } = program;
  for (const module of program.modules) {
    for (const { fact, owner } of module.functions) {
      if (owner !== null && fact.superSelf >= 0 && fact.kind === 'method') {
        const self = fact.superSelf + module.base;
        if (network.valuesOf(self).length === 0) network.add(self, fact.name.endsWith('.__new__') || fact.name.endsWith('.__init_subclass__') ? owner.value : owner.instance);
      }
      for (const parameter of fact.parameters) {
        if (parameter.default >= 0 && network.valuesOf(parameter.slot + module.base).length === 0) network.flow(parameter.default + module.base, parameter.slot + module.base);
      }
    }
  }
}

/** A parameter without a known argument is what its annotation says, and so is a result. */
function believeAnnotations({ program }: Solving): void {
  const { network } = program;
  for (const module of program.modules) {
    for (const { fact } of module.functions) {
      const hints: [hint: number, slot: number][] = [...fact.parameters.map(({ hint, slot }): [number, number] => [hint, slot]), [fact.hint, fact.result]];
      for (const [hint, slot] of hints) if (hint >= 0 && network.valuesOf(slot + module.base).length === 0) makeInstances(program, hint + module.base, slot + module.base);
    }
  }
}
