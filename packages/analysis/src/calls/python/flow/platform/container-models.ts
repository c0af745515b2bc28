import { copyInto, fieldOf, keyOf, readField } from '../boxes.js';
import type { Box } from '../value.js';
import { argument, boxOf, callBack, elementsOf, giveBox, positionals, type PlatformCall } from './platform-call.js';

type Model = (call: PlatformCall) => void;

/** A new box with the elements of the argument. */
const copies =
  (kind: Box['kind']): Model =>
  (call) => {
    const { program } = call;
    const from = argument(call, 0);
    const box = giveBox(call, kind);
    program.network.watch(from, (value) => {
      if (value.kind === 'box' && value.box.kind !== 'dict' && kind !== 'set') {
        copyInto(program.network, value.box, box);
      } else program.iterate(value, box.others, call.request.site);
    });
  };

/** `dict(a=f)`, `dict(other)` */
const makesDictionary: Model = (call) => {
  const { program, request } = call;
  const box = giveBox(call, 'dict');
  for (const [kind, slot, name] of request.args) if (kind === 'name') program.network.flow(slot, fieldOf(program.network, box, `s${name}`));
  program.network.watch(argument(call, 0), (value) => merge(call, value.kind === 'box' ? value.box : null, box));
};

function merge({ program }: PlatformCall, from: Box | null, into: Box): void {
  if (from !== null && from.kind === 'dict') copyInto(program.network, from, into);
}

/** A dictionary that makes what is missing. */
const defaults: Model = (call) => {
  const box = giveBox(call, 'dict');
  callBack(call, argument(call, 0), [], box.others);
};

/** A list of what is in several. */
const chains: Model = (call) => {
  const box = giveBox(call, 'list');
  for (const slot of positionals(call)) call.program.network.flow(elementsOf(call, slot), box.others);
};

/** Pairs or more of what is in several, in their order. */
const zips: Model = (call) => {
  const tuple = call.program.newBox('tuple');
  positionals(call).forEach((slot, index) => call.program.network.flow(elementsOf(call, slot), fieldOf(call.program.network, tuple, `i${String(index)}`)));
  call.program.network.add(giveBox(call, 'list').others, { kind: 'box', box: tuple });
};

const enumerates: Model = (call) => {
  const tuple = call.program.newBox('tuple');
  call.program.network.flow(elementsOf(call, argument(call, 0)), fieldOf(call.program.network, tuple, 'i1'));
  call.program.network.add(giveBox(call, 'list').others, { kind: 'box', box: tuple });
};

const takesNext: Model = (call) => {
  const { program, request } = call;
  program.network.flow(argument(call, 1), request.into);
  program.network.watch(argument(call, 0), (value) => {
    if (!program.special(value, '__next__', { site: request.site, args: [], into: request.into })) program.iterate(value, request.into, request.site);
  });
};

const makesIterator: Model = (call) => {
  const { program, request } = call;
  program.network.watch(argument(call, 0), (value) => {
    if (!program.special(value, '__iter__', { site: request.site, args: [], into: request.into })) program.network.add(request.into, value);
  });
};

/** A method that puts an argument into its box. */
const puts =
  (index: number): Model =>
  (call) => {
    const box = boxOf(call);
    if (box !== null) call.program.network.flow(argument(call, index), box.others);
  };

const putsAll: Model = (call) => {
  const box = boxOf(call);
  if (box !== null) call.program.network.flow(elementsOf(call, argument(call, 0)), box.others);
};

/** A method that gives something of its box; where a key is named, what is under it. */
const takes =
  (isKeyed: boolean): Model =>
  (call) => {
    const { program, request } = call;
    const box = boxOf(call);
    if (box === null) return;
    const key = isKeyed ? argument(call, 0) : -1;
    program.network.flow(argument(call, 1, 'default'), request.into);
    if (key === -1) return program.network.flow(box.all, request.into);
    program.network.watch(key, (value) => {
      const constant = keyOf(value);
      if (constant === null) program.network.flow(box.all, request.into);
      else readField(program.network, box, constant, request.into);
    });
  };

const setsDefault: Model = (call) => {
  const { program } = call;
  const box = boxOf(call);
  if (box === null) return;
  program.network.watch(argument(call, 0), (value) => program.network.flow(argument(call, 1), fieldOf(program.network, box, keyOf(value) ?? '')));
  takes(true)(call);
};

/** `keys()`, `values()`, `items()` */
const lists =
  (what: 'keys' | 'values' | 'items'): Model =>
  (call) => {
    const { network } = call.program;
    const box = boxOf(call);
    if (box === null) return;
    const list = giveBox(call, 'list');
    if (what !== 'items') return network.flow(what === 'keys' ? box.keys : box.all, list.others);
    const pair = call.program.newBox('tuple');
    network.flow(box.keys, fieldOf(network, pair, 'i0'));
    network.flow(box.all, fieldOf(network, pair, 'i1'));
    network.add(list.others, { kind: 'box', box: pair });
  };

const updates: Model = (call) => {
  const { program, request } = call;
  const box = boxOf(call);
  if (box === null) return;
  for (const [kind, slot, name] of request.args) if (kind === 'name') program.network.flow(slot, fieldOf(program.network, box, `s${name}`));
  program.network.watch(argument(call, 0), (value) => {
    if (box.kind !== 'dict') program.iterate(value, box.others, request.site);
    else merge(call, value.kind === 'box' ? value.box : null, box);
  });
};

const isItself: Model = ({ program, request }) => {
  const [self] = request.leading;
  if (self !== undefined) program.network.add(request.into, self);
};

const sortsItself: Model = (call) => {
  const box = boxOf(call);
  if (box !== null) callBack(call, argument(call, 99, 'key'), [box.all]);
};

/** Functions about containers, and the methods of these. */
export const containerModels: Record<string, Model> = {
  'builtins.list': copies('list'),
  'builtins.tuple': copies('tuple'),
  'builtins.set': copies('set'),
  'builtins.frozenset': copies('set'),
  'builtins.reversed': copies('set'),
  'collections.deque': copies('list'),
  'builtins.dict': makesDictionary,
  'collections.OrderedDict': makesDictionary,
  'collections.defaultdict': defaults,
  'itertools.chain': chains,
  'builtins.zip': zips,
  'builtins.enumerate': enumerates,
  'builtins.next': takesNext,
  'builtins.anext': takesNext,
  'builtins.iter': makesIterator,
  'builtins.list.append': puts(0),
  'builtins.list.appendleft': puts(0),
  'builtins.list.insert': puts(1),
  'builtins.list.extend': putsAll,
  'builtins.list.pop': takes(false),
  'builtins.list.popleft': takes(false),
  'builtins.list.copy': isItself,
  'builtins.list.sort': sortsItself,
  'builtins.set.add': puts(0),
  'builtins.set.update': updates,
  'builtins.set.pop': takes(false),
  'builtins.set.copy': isItself,
  'builtins.set.union': isItself,
  'builtins.set.difference': isItself,
  'builtins.dict.get': takes(true),
  'builtins.dict.pop': takes(true),
  'builtins.dict.setdefault': setsDefault,
  'builtins.dict.update': updates,
  'builtins.dict.copy': isItself,
  'builtins.dict.keys': lists('keys'),
  'builtins.dict.values': lists('values'),
  'builtins.dict.items': lists('items'),
};
