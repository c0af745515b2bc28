import { containerModels } from './container-models.js';
import { functionModels } from './function-models.js';
import type { PlatformCall } from './platform-call.js';
import { objectModels } from './object-models.js';

const models: Record<string, (call: PlatformCall) => void> = { ...objectModels, ...functionModels, ...containerModels };

/** What calling something outside the repository does, by its dotted name. Of most it is only known who calls it. */
export function platformModel(name: string): (call: PlatformCall) => void {
  const model = Object.hasOwn(models, name) ? models[name] : undefined;
  return (call) => {
    if (!silent.has(name)) call.program.found(call.request.site, name, call.request.kind === 'construct' ? 'call' : call.request.kind);
    if (model !== undefined) model(call);
    else call.program.network.add(call.request.into, call.program.values.result(name));
  };
}

/** What as a decorator only says how a method is bound. */
const silent = new Set(['builtins.property', 'builtins.staticmethod', 'builtins.classmethod']);
