import { cargoFinder } from './cargo-toml.js';
import { containerFileFinder, procfileFinder } from './container-file.js';
import { conventionFinder, scriptFinder } from './convention-paths.js';
import { actionFinder, composerFinder, denoFinder, gemspecFinder, pageScriptFinder, webExtensionFinder } from './ecosystem-manifests.js';
import type { EntryPointFinder } from './entry-point-finder.js';
import { goMainFinder, goModuleFinder, mainFunctionFinder } from './main-function.js';
import { packageJsonFinder } from './package-json.js';
import { pyprojectFinder, setupFinder } from './python-project.js';

/** Every finder that is asked without configuration. */
export const entryPointFinders: readonly EntryPointFinder[] = [
  packageJsonFinder,
  pyprojectFinder,
  setupFinder,
  cargoFinder,
  goModuleFinder,
  goMainFinder,
  mainFunctionFinder,
  gemspecFinder,
  composerFinder,
  denoFinder,
  actionFinder,
  webExtensionFinder,
  containerFileFinder,
  procfileFinder,
  pageScriptFinder,
  conventionFinder,
  scriptFinder,
];
