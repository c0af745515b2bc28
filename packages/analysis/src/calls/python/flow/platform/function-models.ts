import { registered } from '../registered.js';
import { argument, callBack, elementsOf, giveBox, positionals, type PlatformCall } from './platform-call.js';

type Model = (call: PlatformCall) => void;

/** Calls a function that it is given, later or elsewhere. */
const runs =
  (index: number, name?: string): Model =>
  (call) => {
    const callee = argument(call, index, name);
    callBack(call, callee, positionals(call).slice(index + 1));
    call.program.network.add(call.request.into, call.program.values.result(call.name));
  };

/** `Thread(target=f, args=(x,))` */
const startsThread: Model = (call) => {
  const given = elementsOf(call, argument(call, 3, 'args'));
  callBack(call, argument(call, 1, 'target'), [given]);
  call.program.network.add(call.request.into, call.program.values.result(call.name));
};

/** `map(f, xs)`: what `f` makes of each element. */
const maps: Model = (call) => {
  const box = giveBox(call, 'list');
  const [callee = -1, ...lists] = positionals(call);
  callBack(call, callee, lists.map((list) => elementsOf(call, list)), box.others);
};

const filters: Model = (call) => {
  const box = giveBox(call, 'list');
  const elements = elementsOf(call, argument(call, 1));
  call.program.network.flow(elements, box.others);
  callBack(call, argument(call, 0), [elements]);
};

const reduces: Model = (call) => {
  const { into } = call.request;
  const elements = elementsOf(call, argument(call, 1));
  call.program.network.flow(argument(call, 2), into);
  call.program.network.flow(elements, into);
  callBack(call, argument(call, 0), [into, elements], into);
};

/** `min(xs, key=f)`: one of them. */
const picks: Model = (call) => {
  const given = positionals(call);
  const [only = -1] = given;
  const elements = given.length === 1 ? elementsOf(call, only) : call.program.network.newSlot();
  if (given.length > 1) for (const slot of given) call.program.network.flow(slot, elements);
  call.program.network.flow(elements, call.request.into);
  callBack(call, argument(call, 99, 'key'), [elements]);
};

const sorts: Model = (call) => {
  const box = giveBox(call, 'list');
  const elements = elementsOf(call, argument(call, 0));
  call.program.network.flow(elements, box.others);
  callBack(call, argument(call, 99, 'key'), [elements]);
};

const partial: Model = (call) => {
  const [, ...args] = call.request.args;
  call.program.network.add(call.request.into, { kind: 'partial', callee: argument(call, 0), args });
};

/** `function.register(type)` gives a decorator, `function.register(type, implementation)` and `register(implementation)` register it. */
const registers: Model = (call) => {
  const { program, request, name } = call;
  const [generic] = request.leading;
  if (generic === undefined) return;
  const given = positionals(call);
  for (const slot of given) {
    program.network.watch(slot, (value) => {
      if (value.kind !== 'function') return program.network.add(request.into, program.values.bound(program.values.external(name), generic));
      program.network.add(program.fieldOf(generic, registered), value);
      program.network.add(request.into, value);
    });
  }
  if (given.length === 1) program.network.add(request.into, program.values.bound(program.values.external(name), generic));
};

const dispatches: Model = (call) => {
  const { program, request } = call;
  program.network.watch(argument(call, 0), (value) => {
    program.network.add(program.fieldOf(value, 'register'), program.values.bound(program.values.external('functools.singledispatch.register'), value));
    program.network.add(request.into, value);
  });
};

/** Awaits what it is given: that it was called is found where it was called. */
const awaits: Model = (call) => {
  for (const slot of positionals(call)) call.program.network.flow(slot, call.request.into);
};

const gathers: Model = (call) => {
  const box = giveBox(call, 'list');
  for (const slot of positionals(call)) call.program.network.flow(slot, box.others);
};

/** `parser.set_defaults(run=f)`: what `parse_args()` gives has it under that name. */
const setsDefaults: Model = ({ program, request }) => {
  const parsed = program.values.result('argparse.ArgumentParser.parse_args');
  for (const [kind, slot, name] of request.args) if (kind === 'name') program.network.flow(slot, program.fieldOf(parsed, name));
};

/** Functions that take functions. */
export const functionModels: Record<string, Model> = {
  'builtins.map': maps,
  'builtins.filter': filters,
  'itertools.starmap': maps,
  'functools.reduce': reduces,
  'builtins.min': picks,
  'builtins.max': picks,
  'builtins.sorted': sorts,
  'functools.partial': partial,
  'functools.partialmethod': partial,
  'functools.singledispatch': dispatches,
  'functools.singledispatchmethod': dispatches,
  'functools.singledispatch.register': registers,
  'threading.Thread': startsThread,
  'threading.Timer': runs(1, 'function'),
  'multiprocessing.Process': startsThread,
  'concurrent.futures.ThreadPoolExecutor.submit': runs(0),
  'concurrent.futures.ProcessPoolExecutor.submit': runs(0),
  'concurrent.futures.ThreadPoolExecutor.map': maps,
  'concurrent.futures.ProcessPoolExecutor.map': maps,
  'multiprocessing.Pool.map': maps,
  'atexit.register': runs(0),
  'argparse.ArgumentParser.set_defaults': setsDefaults,
  're.sub': runs(1, 'repl'),
  'itertools.takewhile': filters,
  'itertools.dropwhile': filters,
  'asyncio.run': awaits,
  'asyncio.create_task': awaits,
  'asyncio.ensure_future': awaits,
  'asyncio.wait_for': awaits,
  'asyncio.gather': gathers,
};
