import { goLinker } from './go/go-linker.js';
import { javaLinker } from './java/java-linker.js';
import type { Linker } from './linker.js';
import { pythonLinker } from './python/python-linker.js';
import { rustLinker } from './rust/rust-linker.js';

/** Every linker. Each language is linked by one at most. */
export const linkers: readonly Linker[] = [pythonLinker, goLinker, javaLinker, rustLinker];
