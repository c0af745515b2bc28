import type { ScanOptions } from './scan-options.js';
import type { ScannerOptions } from './scanner.js';

/** The model that the command line names, with the key of the environment; `null` where it names none. The address is checked by whoever speaks to it. */
export function modelAccess({ modelUrl, model }: Pick<ScanOptions, 'modelUrl' | 'model'>, env: Readonly<Record<string, string | undefined>>): ScannerOptions['model'] {
  if (modelUrl === undefined || model === undefined) return null;
  return { baseUrl: modelUrl, model, apiKey: env.REPOSCAN_MODEL_KEY?.trim() || undefined };
}
