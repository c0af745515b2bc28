import { argument, callSpecial, type PlatformCall } from './platform-call.js';
import type { Value } from '../value.js';

type Model = (call: PlatformCall) => void;

const result = ({ program, request, name }: PlatformCall): void => program.network.add(request.into, program.values.result(name));

/** A function that asks its argument through a special method. */
const asks =
  (...names: string[]): Model =>
  (call) => {
    callSpecial(call, argument(call, 0), names);
    result(call);
  };

const property: Model = (call) => {
  const { program, request } = call;
  const setter = argument(call, 1, 'fset');
  program.network.watch(argument(call, 0, 'fget'), (getter) => {
    if (getter.kind === 'property') return;
    program.network.add(request.into, program.values.property(getter, null));
    program.network.watch(setter, (given) => program.network.add(request.into, program.values.property(getter, given)));
  });
};

const wrapped =
  (kind: 'static' | 'class-method'): Model =>
  (call) =>
    call.program.network.watch(argument(call, 0), (value) => call.program.network.add(call.request.into, call.program.values.of(kind, value)));

/** `super()` and `super(Class, self)`. */
const superModel: Model = (call) => {
  const { program, request } = call;
  const { fact, module } = request.site.caller;
  const give = (after: Value, self: Value): void => {
    if (after.kind === 'class' && (self.kind === 'instance' || self.kind === 'class')) program.network.add(request.into, program.values.super(after.node, self));
  };
  if (request.args.length === 0) {
    const after = module.classes[fact.superClass];
    if (after !== undefined && fact.superSelf >= 0) program.network.watch(fact.superSelf + module.base, (self) => give(after.value, self));
    return;
  }
  program.network.watch(argument(call, 0), (after) => program.network.watch(argument(call, 1), (self) => give(after, self)));
};

const type: Model = (call) => {
  const { program, request } = call;
  program.network.watch(argument(call, 0), (value) => {
    if (value.kind === 'instance') program.network.add(request.into, value.node.value);
  });
};

const getAttribute: Model = (call) => {
  const { program, request } = call;
  const { network } = program;
  network.flow(argument(call, 2), request.into);
  network.watch(argument(call, 1), (name) => {
    if (name.kind !== 'text') return;
    network.watch(argument(call, 0), (value) => {
      const { values, getters } = program.attribute(value, name.text);
      network.flow(values, request.into);
      network.watch(getters, (getter) => program.call(getter, { site: request.site, kind: 'property', leading: [value], args: [], into: -1 }));
    });
  });
};

const setAttribute: Model = (call) => {
  const { program } = call;
  program.network.watch(argument(call, 1), (name) => {
    if (name.kind !== 'text') return;
    program.network.watch(argument(call, 0), (value) => program.network.flow(argument(call, 2), program.fieldOf(value, name.text)));
  });
};

/** `object.__new__(cls)` makes an instance of what it is given. */
const makeInstance: Model = (call) => {
  const { program, request } = call;
  const make = (value: Value): void => {
    if (value.kind === 'class') program.network.add(request.into, value.node.instance);
  };
  request.leading.forEach(make);
  program.network.watch(argument(call, 0), make);
};

const importModule: Model = (call) => {
  const { program, request } = call;
  program.network.watch(argument(call, 0), (name) => {
    if (name.kind === 'text') program.network.add(request.into, program.importModule(request.site.caller.module, name.text, true));
  });
};

/** Gives back one of its arguments as it is. */
const gives =
  (index: number): Model =>
  (call) =>
    call.program.network.flow(argument(call, index), call.request.into);

/** Functions about objects: attributes, types, properties, conversion. */
export const objectModels: Record<string, Model> = {
  'builtins.property': property,
  'functools.cached_property': property,
  'abc.abstractproperty': property,
  'builtins.staticmethod': wrapped('static'),
  'builtins.classmethod': wrapped('class-method'),
  'builtins.super': superModel,
  'builtins.type': type,
  'builtins.getattr': getAttribute,
  'builtins.setattr': setAttribute,
  'builtins.object.__new__': makeInstance,
  'builtins.__import__': importModule,
  'importlib.import_module': importModule,
  'copy.copy': gives(0),
  'copy.deepcopy': gives(0),
  'typing.cast': gives(1),
  'weakref.proxy': gives(0),
  'builtins.len': asks('__len__'),
  'builtins.str': asks('__str__', '__repr__'),
  'builtins.repr': asks('__repr__'),
  'builtins.bool': asks('__bool__', '__len__'),
  'builtins.int': asks('__int__', '__index__', '__trunc__'),
  'builtins.float': asks('__float__'),
  'builtins.hash': asks('__hash__'),
  'builtins.bytes': asks('__bytes__'),
  'builtins.abs': asks('__abs__'),
  'builtins.round': asks('__round__'),
  'builtins.format': asks('__format__', '__str__'),
  'builtins.dir': asks('__dir__'),
  'builtins.print': asks('__str__', '__repr__'),
};
