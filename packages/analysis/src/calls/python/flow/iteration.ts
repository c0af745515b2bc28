import type { Program } from './program.js';
import type { Site } from './site.js';
import type { Value } from './value.js';

/** What `for` takes out of a value flows into a slot; special methods that it calls are found at the site. */
export function iterate(program: Program, value: Value, into: number, site: Site): void {
  const { network } = program;
  switch (value.kind) {
    case 'box':
      network.flow(value.box.kind === 'dict' ? value.box.keys : value.box.all, into);
      return;
    case 'generator':
      network.flow(value.node.fact.yields + value.node.module.base, into);
      return;
    case 'text':
      network.add(into, program.values.result('builtins.str'));
      return;
    case 'instance':
    case 'class': {
      const iterator = network.newSlot();
      const isIterable = program.special(value, '__iter__', { site, args: [], into: iterator }) || program.special(value, '__aiter__', { site, args: [], into: iterator });
      if (!isIterable) {
        if (value.kind === 'instance') program.special(value, '__getitem__', { site, args: [], into });
        return;
      }
      network.watch(iterator, (given) => {
        if (given.kind !== 'instance') iterate(program, given, into, site);
        else if (!program.special(given, '__next__', { site, args: [], into })) program.special(given, '__anext__', { site, args: [], into });
      });
      return;
    }
    default:
  }
}
